-- What `npm run bench -- worklist` asked for: every list that a page offers is the beginning of one index, at any size.
-- A list by light is sorted by the moment when its light changes next, so each of them is a range of that moment.

alter table work_order add column lead_root_id uuid;
update work_order set lead_root_id = lead_agency_id where lead_agency_id is not null;
comment on column work_order.lead_root_id is '主办单位所属的一级单位';

create index work_order_by_category on work_order (city_code, category_code, created_at desc, id desc);
create index work_order_by_category_group on work_order (city_code, left(category_code, 4), created_at desc, id desc);
create index work_order_by_region on work_order (city_code, region_code, created_at desc, id desc);
create index work_order_by_county on work_order (city_code, left(region_code, 6), created_at desc, id desc);
create index work_order_by_lead on work_order (city_code, lead_root_id, created_at desc, id desc);
drop index work_order_due;
create index work_order_until_yellow on work_order (city_code, yellow_at, id) where state = 'dispatched' and clock_stopped_at is null;
create index work_order_until_orange on work_order (city_code, orange_at, id) where state = 'dispatched' and clock_stopped_at is null;
create index work_order_until_red on work_order (city_code, due_at, id) where state = 'dispatched' and clock_stopped_at is null;

-- Counting what is open reads this index alone.
drop index work_order_queue;
create index work_order_queue on work_order (city_code, state, state_since, id) include (platform_code, due_at, clock_stopped_at) where state <> 'closed';
