-- What an agency asks the centre for about its part of an order: 延期、挂起、超职责. One row for each application with its decision;
-- the limit of an assignment can be counted again at any time from these rows.

create table application (
  city_code text not null,
  id uuid not null,
  assignment_id uuid not null,
  work_order_id uuid not null,
  agency_id uuid not null,
  kind text not null,
  state text not null,
  reason text not null,
  basis text,
  explanation text,
  amount int,
  unit text,
  review_on date,
  asked_at timestamptz not null,
  asked_by uuid,
  asked_by_name text not null,
  opinion text,
  granted_amount int,
  settled_at timestamptz,
  settled_by uuid,
  settled_by_name text,
  resumed_at timestamptz,
  resumed_by_name text,
  resume_reason text,
  primary key (city_code, id),
  foreign key (city_code, assignment_id) references assignment (city_code, id),
  foreign key (city_code, work_order_id) references work_order (city_code, id)
);
-- One open application of a kind for each assignment.
create unique index application_open on application (city_code, assignment_id, kind) where state = 'waiting';
create index application_waiting on application (city_code, asked_at, id) where state = 'waiting';
create index application_by_order on application (city_code, work_order_id);
create index application_granted on application (city_code, assignment_id) where state = 'granted';
comment on table application is '承办单位的申请：延期、挂起、超职责诉求';
comment on column application.explanation is '告知诉求人的原因';
comment on column application.amount is '申请延期的量，单位同原时限';
comment on column application.review_on is '挂起的复核日期，批准的以批准的为准';
comment on column application.granted_amount is '批准延期的量';
comment on column application.settled_at is '审核、撤回或失效的时间；批准挂起的，停表从此时起';
comment on column application.resumed_at is '挂起后恢复办理的时间';

alter table work_order add column paused_at timestamptz;
comment on column work_order.paused_at is '主办单位的任务挂起的时间，恢复后为空：此间不亮灯、不计超期';
-- Counting what is open, and what of it is late, reads this index alone.
drop index work_order_queue;
create index work_order_queue on work_order (city_code, state, state_since, id) include (platform_code, due_at, clock_stopped_at, paused_at)
  where state <> 'closed';

create index assignment_paused on assignment (city_code, pause_review_on, id) where state = 'paused';
create index assignment_original_due on assignment (city_code, original_due_at, id) where role = 'lead' and parent_id is null;

create or replace view assignment_fact as
select
  city_code, id, work_order_id, demand_id, dispatch_id, parent_id, agency_id, role, state, is_rework, kind, category_code, region_code,
  assigned_at, acknowledged_at, due_at, replied_at, clock_stopped_at, ended_at,
  acknowledge_by, original_due_at, extension_count, paused_at
from assignment;
