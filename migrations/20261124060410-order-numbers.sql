-- Of the orders that are not ended there is one for each demand and number. Said without the moment of ending: two orders of one demand
-- may end in the same millisecond.
drop index work_order_of_demand;
drop index work_order_by_number;
create unique index work_order_of_demand on work_order (city_code, demand_id) where ended_at is null;
create unique index work_order_number_once on work_order (city_code, number) where ended_at is null;
create index work_order_by_number on work_order (city_code, number);
