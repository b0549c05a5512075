-- What the owners of the casework publish for statistics: views, so that counting never depends on how a module keeps its rows.
-- A column once published stays; a view only grows.

create view demand_fact as
select
  city_code, id, platform_code, registered_at, channel, kind, line, category_code, region_code, state,
  case
    when state in ('answered', 'declined', 'handedOver', 'merged') then state
    when first_dispatched_at is not null then 'dispatched'
    else 'open'
  end as disposition,
  first_dispatched_at, disposed_at, work_order_id
from demand;
comment on view demand_fact is '诉求一件一行，由 demand 模块发布';
comment on column demand_fact.disposition is '处理方式：在线解答、不予受理、转接、并案、已派单（首次派单时间不为空）；其余为流转中';

create view work_order_fact as
select
  city_code, id, demand_id, platform_code, state, channel, kind, line, category_code, region_code, lead_agency_id, agency_ids,
  created_at, first_dispatched_at, closed_at, return_count, rework_count, merged_count
from work_order;
comment on view work_order_fact is '工单一张一行，由 work-order 模块发布';

create view dispatch_fact as
select city_code, id, work_order_id, is_first, lead_agency_id, dispatched_at from dispatch;
comment on view dispatch_fact is '派单一次一行，由 dispatch 模块发布';

create view assignment_fact as
select
  city_code, id, work_order_id, demand_id, dispatch_id, parent_id, agency_id, role, state, is_rework, kind, category_code, region_code,
  assigned_at, acknowledged_at, due_at, replied_at, clock_stopped_at, ended_at
from assignment;
comment on view assignment_fact is '承办一份一行，由 handling 模块发布；下派的带 parent_id';

create view callback_fact as
select city_code, id, work_order_id, demand_id, round, state, lead_agency_id, created_at, finished_at from callback;
comment on view callback_fact is '回访一轮一行，由 callback 模块发布';

create view evaluation_fact as
select
  evaluation.city_code, evaluation.id, evaluation.callback_id, evaluation.work_order_id, evaluation.demand_id, callback.lead_agency_id,
  evaluation.source, evaluation.is_contacted, evaluation.solved, evaluation.satisfaction, evaluation.evaluated_at
from evaluation
join callback on callback.city_code = evaluation.city_code and callback.id = evaluation.callback_id;
comment on view evaluation_fact is '评价一次一行，由 callback 模块发布；单位取该轮回访的主办单位';

-- One for each time that places a fact into a period; registration, order creation and evaluation have theirs already.
-- None of them is written when a demand is registered.
create index demand_first_dispatched on demand (city_code, first_dispatched_at, id) where first_dispatched_at is not null;
create index work_order_closed on work_order (city_code, closed_at, id) where closed_at is not null;
create index dispatch_newest on dispatch (city_code, dispatched_at, id);
create index assignment_newest on assignment (city_code, assigned_at, id);
create index assignment_due on assignment (city_code, due_at, id) where role = 'lead' and parent_id is null;
create index assignment_stopped on assignment (city_code, clock_stopped_at, id) where clock_stopped_at is not null;
create index assignment_returned on assignment (city_code, dispatch_id) where state = 'returned';
create index callback_finished on callback (city_code, finished_at, id) where finished_at is not null;
