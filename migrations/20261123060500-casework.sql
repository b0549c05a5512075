-- 工单 and what is done on it: dispatch, one assignment per agency, replies, returns, delegations, reviews, callbacks, evaluations.
-- Each act is a row; the order carries a copy of the lead assignment's clock so that a queue is one index scan.

create table work_order (
  city_code text not null,
  id uuid not null,
  number text not null,
  demand_id uuid not null,
  platform_code text not null,
  state text not null,
  state_since timestamptz not null,
  title text not null,
  channel text not null,
  kind text not null,
  line text not null,
  urgency text not null,
  category_code text,
  region_code text,
  is_confidential boolean not null,
  registered_by uuid,
  created_at timestamptz not null,
  created_by uuid,
  note text,
  suggested_agency_id uuid,
  lead_agency_id uuid,
  agency_ids uuid[] not null,
  first_dispatched_at timestamptz,
  dispatched_at timestamptz,
  due_at timestamptz,
  promised_due_at timestamptz,
  yellow_at timestamptz,
  orange_at timestamptz,
  clock_stopped_at timestamptz,
  due_is_provisional boolean not null default false,
  return_count int not null default 0,
  rework_count int not null default 0,
  merged_count int not null default 0,
  closed_at timestamptz,
  search tsvector not null,
  primary key (city_code, id),
  unique (city_code, number),
  unique (city_code, demand_id),
  foreign key (city_code, demand_id) references demand (city_code, id)
);
create index work_order_newest on work_order (city_code, created_at desc, id desc);
create index work_order_queue on work_order (city_code, state, state_since, id) where state <> 'closed';
create index work_order_due on work_order (city_code, state, due_at, id) where state in ('dispatched', 'awaitingReview');
create index work_order_by_agency on work_order using gin (agency_ids);
create index work_order_search on work_order using gin (search);
comment on table work_order is '工单';
comment on column work_order.promised_due_at is '答应诉求人的期限：首次派单时确定，退单改派后不变';
comment on column work_order.clock_stopped_at is '停表时间：审核通过的那次答复的提交时间';

create table completion_request (
  city_code text not null,
  id uuid not null,
  work_order_id uuid not null,
  reason text not null,
  asked_at timestamptz not null,
  asked_by_name text not null,
  completed_at timestamptz,
  supplement text,
  primary key (city_code, id),
  foreign key (city_code, work_order_id) references work_order (city_code, id)
);
create index completion_request_by_order on completion_request (city_code, work_order_id);
comment on table completion_request is '退回补充';

create table dispatch (
  city_code text not null,
  id uuid not null,
  work_order_id uuid not null,
  is_first boolean not null,
  lead_agency_id uuid not null,
  supporting_agency_ids uuid[] not null,
  opinion text,
  limit_amount int not null,
  limit_unit text not null,
  due_at timestamptz not null,
  is_provisional boolean not null,
  dispatched_at timestamptz not null,
  dispatched_by uuid,
  dispatched_by_name text not null,
  primary key (city_code, id),
  foreign key (city_code, work_order_id) references work_order (city_code, id)
);
create index dispatch_by_order on dispatch (city_code, work_order_id);
comment on table dispatch is '派单';

create table assignment (
  city_code text not null,
  id uuid not null,
  work_order_id uuid not null,
  demand_id uuid not null,
  dispatch_id uuid,
  parent_id uuid,
  agency_id uuid not null,
  role text not null,
  state text not null,
  is_rework boolean not null,
  number text not null,
  title text not null,
  kind text not null,
  urgency text not null,
  category_code text,
  region_code text,
  opinion text,
  assigned_at timestamptz not null,
  acknowledged_at timestamptz,
  limit_amount int not null,
  limit_unit text not null,
  original_due_at timestamptz not null,
  due_at timestamptz not null,
  yellow_at timestamptz not null,
  orange_at timestamptz not null,
  due_is_provisional boolean not null,
  promised_due_at timestamptz,
  replied_at timestamptz,
  clock_stopped_at timestamptz,
  send_back_count int not null default 0,
  ended_at timestamptz,
  primary key (city_code, id),
  foreign key (city_code, work_order_id) references work_order (city_code, id)
);
create index assignment_by_order on assignment (city_code, work_order_id);
create index assignment_open on assignment (city_code, agency_id, due_at, id) where ended_at is null;
create index assignment_provisional on assignment (city_code, id) where due_is_provisional and ended_at is null;
create index assignment_by_agency on assignment (city_code, agency_id, assigned_at desc, id desc);
comment on table assignment is '承办：每个单位一份';

create table delegation (
  city_code text not null,
  id uuid not null,
  assignment_id uuid not null,
  to_assignment_id uuid not null,
  opinion text,
  delegated_at timestamptz not null,
  delegated_by_name text not null,
  primary key (city_code, id),
  foreign key (city_code, assignment_id) references assignment (city_code, id)
);
create index delegation_by_assignment on delegation (city_code, assignment_id);
comment on table delegation is '下派';

create table return_request (
  city_code text not null,
  id uuid not null,
  assignment_id uuid not null,
  work_order_id uuid not null,
  agency_id uuid not null,
  reason text not null,
  basis text not null,
  suggested_agency_id uuid,
  requested_at timestamptz not null,
  requested_by_name text not null,
  decision text,
  opinion text,
  decided_at timestamptz,
  decided_by_name text,
  primary key (city_code, id),
  foreign key (city_code, assignment_id) references assignment (city_code, id)
);
create index return_request_waiting on return_request (city_code, requested_at, id) where decision is null;
create index return_request_by_order on return_request (city_code, work_order_id);
comment on table return_request is '退单申请及其审核';

create table reply (
  city_code text not null,
  id uuid not null,
  assignment_id uuid not null,
  work_order_id uuid not null,
  agency_id uuid not null,
  internal_account text not null,
  public_reply text not null,
  is_resolved boolean not null,
  contacted_at timestamptz,
  verdict text not null,
  replied_at timestamptz not null,
  replied_by uuid,
  replied_by_name text not null,
  primary key (city_code, id),
  foreign key (city_code, assignment_id) references assignment (city_code, id)
);
create index reply_by_order on reply (city_code, work_order_id);
comment on table reply is '答复：办理情况（内部）与公开答复分开';

create table review (
  city_code text not null,
  id uuid not null,
  work_order_id uuid not null,
  reply_id uuid not null,
  verdict text not null,
  opinion text,
  reviewed_at timestamptz not null,
  reviewed_by uuid,
  reviewed_by_name text not null,
  primary key (city_code, id),
  unique (city_code, reply_id),
  foreign key (city_code, work_order_id) references work_order (city_code, id)
);
create index review_by_order on review (city_code, work_order_id);
comment on table review is '审核';

create table callback (
  city_code text not null,
  id uuid not null,
  work_order_id uuid not null,
  demand_id uuid not null,
  reply_id uuid not null,
  round int not null,
  state text not null,
  number text not null,
  title text not null,
  kind text not null,
  lead_agency_id uuid,
  attempt_count int not null default 0,
  claimed_by uuid,
  claimed_by_name text,
  claimed_at timestamptz,
  last_attempt_at timestamptz,
  created_at timestamptz not null,
  finished_at timestamptz,
  primary key (city_code, id),
  unique (city_code, work_order_id, round),
  foreign key (city_code, work_order_id) references work_order (city_code, id)
);
create index callback_pool on callback (city_code, state, created_at, id) where finished_at is null;
create index callback_by_demand on callback (city_code, demand_id);
comment on table callback is '回访';

create table callback_attempt (
  city_code text not null,
  id uuid not null,
  callback_id uuid not null,
  outcome text not null,
  note text,
  attempted_at timestamptz not null,
  attempted_by_name text not null,
  primary key (city_code, id),
  foreign key (city_code, callback_id) references callback (city_code, id)
);
create index callback_attempt_by_callback on callback_attempt (city_code, callback_id);
comment on table callback_attempt is '回访未接通';

create table evaluation (
  city_code text not null,
  id uuid not null,
  callback_id uuid not null,
  work_order_id uuid not null,
  demand_id uuid not null,
  round int not null,
  source text not null,
  is_contacted boolean not null,
  solved text not null,
  satisfaction text not null,
  comment text,
  evaluated_at timestamptz not null,
  evaluated_by_name text not null,
  primary key (city_code, id),
  unique (city_code, callback_id),
  foreign key (city_code, callback_id) references callback (city_code, id)
);
create index evaluation_newest on evaluation (city_code, evaluated_at);
comment on table evaluation is '评价：每次回访一次';

create table import_source (
  city_code text not null,
  source text not null,
  mapping_hash text not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  added bigint not null,
  primary key (city_code, source)
);
comment on table import_source is '历史数据来源及其映射';
