-- The ways of an order beside its handling: withdrawn, terminated, concluded, merged and unmerged, chased, marked, kept from an agency,
-- known as a repetition. Each act is a row.

-- A demand that was taken out of another order may get an order anew while its first one stays as merged: of the orders that are not
-- ended there is one for each demand and number.
alter table work_order drop constraint work_order_city_code_demand_id_key;
alter table work_order drop constraint work_order_city_code_number_key;
create unique index work_order_of_demand on work_order (city_code, demand_id, ended_at) nulls not distinct;
create unique index work_order_by_number on work_order (city_code, number, ended_at) nulls not distinct;

alter table work_order add column is_green_channel boolean not null default false;
comment on column work_order.is_green_channel is '绿色通道';

-- What is over is not in the queues, however many years of it there are.
drop index work_order_queue;
create index work_order_queue on work_order (city_code, state, state_since, id) include (platform_code, due_at, clock_stopped_at)
  where state <> 'closed' and state <> 'withdrawn' and state <> 'terminated' and state <> 'concluded' and state <> 'merged';
create index work_order_ended on work_order (city_code, state, ended_at desc, id desc) where ended_at is not null;
create index work_order_difficult on work_order (city_code, created_at desc, id desc) where is_difficult;
create index work_order_elevated on work_order (city_code, created_at desc, id desc) where is_elevated;
create index work_order_repeating on work_order (city_code, created_at desc, id desc) where repeats_order_id is not null;
create index work_order_repeated_by on work_order (city_code, repeats_order_id) where repeats_order_id is not null;
create index work_order_merged_into on work_order (city_code, merged_into_id) where merged_into_id is not null;
create index work_order_recused on work_order using gin (recused_agency_ids) where recused_agency_ids <> '{}';

create table withdrawal (
  city_code text not null,
  id uuid not null,
  demand_id uuid not null,
  work_order_id uuid,
  way text not null,
  reason text not null,
  order_goes_on boolean not null,
  withdrawn_at timestamptz not null,
  withdrawn_by uuid,
  withdrawn_by_name text not null,
  primary key (city_code, id),
  foreign key (city_code, work_order_id) references work_order (city_code, id)
);
create index withdrawal_by_order on withdrawal (city_code, work_order_id) where work_order_id is not null;
comment on table withdrawal is '撤单：诉求人要求撤回';
comment on column withdrawal.order_goes_on is '还有并入的诉求，工单继续办理';

create table termination_request (
  city_code text not null,
  id uuid not null,
  work_order_id uuid not null,
  agency_id uuid not null,
  reason text not null,
  basis text not null,
  requested_at timestamptz not null,
  requested_by uuid,
  requested_by_name text not null,
  decision text,
  opinion text,
  explanation text,
  decided_at timestamptz,
  decided_by_name text,
  primary key (city_code, id),
  foreign key (city_code, work_order_id) references work_order (city_code, id)
);
create unique index termination_request_one on termination_request (city_code, work_order_id) where decision is null;
create index termination_request_waiting on termination_request (city_code, requested_at, id) where decision is null;
create index termination_request_by_order on termination_request (city_code, work_order_id);
comment on table termination_request is '终止办理：承办单位申请，中心审核';
comment on column termination_request.explanation is '告诉诉求人的理由和途径';

create table conclusion_proposal (
  city_code text not null,
  id uuid not null,
  work_order_id uuid not null,
  evidence text not null,
  opinion text not null,
  held_on date not null,
  conferral_number text,
  minutes_id uuid not null,
  proposed_at timestamptz not null,
  proposed_by uuid,
  proposed_by_name text not null,
  decision text,
  decision_reason text,
  decided_at timestamptz,
  decided_by_name text,
  primary key (city_code, id),
  foreign key (city_code, work_order_id) references work_order (city_code, id)
);
create unique index conclusion_proposal_one on conclusion_proposal (city_code, work_order_id) where decision is null;
create index conclusion_proposal_waiting on conclusion_proposal (city_code, proposed_at, id) where decision is null;
create index conclusion_proposal_by_order on conclusion_proposal (city_code, work_order_id);
comment on table conclusion_proposal is '终结的提出与确认：证据、会商纪要、两人';
comment on column conclusion_proposal.minutes_id is '会商纪要附件的归属';

-- Of the demand module: what was said for good to a requester on a matter, found again when he comes with the same.
create table conclusion (
  city_code text not null,
  id uuid not null,
  work_order_id uuid not null,
  order_number text not null,
  platform_code text not null,
  category_code text,
  requester_digests bytea[] not null,
  content text not null,
  opinion text not null,
  concluded_at timestamptz not null,
  primary key (city_code, id)
);
create index conclusion_of_requester on conclusion using gin (requester_digests);
comment on table conclusion is '终结意见：同一诉求人再提同一事项时据此答复';

alter table demand_answer add column conclusion_id uuid;
comment on column demand_answer.conclusion_id is '按这份终结意见答复';

create table chase (
  city_code text not null,
  id uuid not null,
  work_order_id uuid not null,
  demand_id uuid not null,
  source text not null,
  words text,
  chased_at timestamptz not null,
  chased_by uuid,
  chased_by_name text not null,
  primary key (city_code, id),
  foreign key (city_code, work_order_id) references work_order (city_code, id)
);
create index chase_by_order on chase (city_code, work_order_id);
comment on table chase is '催单：诉求人催';

create table order_mark (
  city_code text not null,
  id uuid not null,
  work_order_id uuid not null,
  mark text not null,
  is_on boolean not null,
  reason text not null,
  marked_at timestamptz not null,
  marked_by uuid,
  marked_by_name text not null,
  primary key (city_code, id),
  foreign key (city_code, work_order_id) references work_order (city_code, id)
);
create index order_mark_by_order on order_mark (city_code, work_order_id);
comment on table order_mark is '标注重点、疑难';

create table recusal (
  city_code text not null,
  id uuid not null,
  work_order_id uuid not null,
  agency_id uuid not null,
  source text not null,
  reason text not null,
  recused_at timestamptz not null,
  recused_by_name text not null,
  lifted_at timestamptz,
  lifted_by_name text,
  lift_reason text,
  primary key (city_code, id),
  foreign key (city_code, work_order_id) references work_order (city_code, id)
);
create unique index recusal_one on recusal (city_code, work_order_id, agency_id) where lifted_at is null;
create index recusal_by_order on recusal (city_code, work_order_id);
comment on table recusal is '回避：该单位及下级看不到也办不了本单';

create table repeat_link (
  city_code text not null,
  id uuid not null,
  work_order_id uuid not null,
  repeats_order_id uuid not null,
  reason text not null,
  linked_at timestamptz not null,
  linked_by uuid,
  linked_by_name text not null,
  primary key (city_code, id),
  foreign key (city_code, work_order_id) references work_order (city_code, id),
  foreign key (city_code, repeats_order_id) references work_order (city_code, id)
);
create index repeat_link_by_order on repeat_link (city_code, work_order_id);
comment on table repeat_link is '重复交办的认定';

-- A message to an agency that must no longer see the order.
alter table notice add column retracted_at timestamptz;
comment on column notice.retracted_at is '收回的时间：单位回避后不再看到';

create or replace view work_order_fact as
select
  city_code, id, demand_id, platform_code, state, channel, kind, line, category_code, region_code, lead_agency_id, agency_ids,
  created_at, first_dispatched_at, closed_at, return_count, rework_count, merged_count, recused_agency_ids
from work_order;
