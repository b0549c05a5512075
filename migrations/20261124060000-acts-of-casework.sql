-- Every act of casework has its row; this file has what the acts share: more words on orders and assignments, the settings of a city,
-- the posts of an agency. The rows of the acts themselves come with their modules.

alter table work_order
  add column is_key boolean not null default false,
  add column key_reason text,
  add column is_difficult boolean not null default false,
  add column is_elevated boolean not null default false,
  add column duty_basis text,
  add column follow_up_due_at timestamptz,
  add column repeats_order_id uuid,
  add column merged_into_id uuid,
  add column recused_agency_ids uuid[] not null default '{}',
  add column chase_count int not null default 0,
  add column urge_count int not null default 0,
  add column ended_at timestamptz,
  add column ended_reason text;
comment on column work_order.is_key is '重点工单';
comment on column work_order.key_reason is '列为重点的原因：重复交办、阶段性办结、领导批示等';
comment on column work_order.is_difficult is '疑难';
comment on column work_order.is_elevated is '提级办理';
comment on column work_order.duty_basis is '本次派单的责任依据：目录、首问、指定、兜底';
comment on column work_order.follow_up_due_at is '阶段性办结承诺的完成期限';
comment on column work_order.repeats_order_id is '重复交办：办结后同一诉求人同一事项的上一张工单';
comment on column work_order.merged_into_id is '并入的工单';
comment on column work_order.recused_agency_ids is '回避单位：看不到也办不了本单';
comment on column work_order.chase_count is '催单次数（诉求人）';
comment on column work_order.urge_count is '催办次数（中心）';
comment on column work_order.ended_at is '撤单、终止、终结或并单的时间';
create index work_order_interim on work_order (city_code, follow_up_due_at, id) where state = 'interimClosed';
create index work_order_key on work_order (city_code, created_at desc, id desc) where is_key;

alter table assignment
  add column acknowledge_by timestamptz,
  add column duty_basis text,
  add column extension_count int not null default 0,
  add column extended_days int not null default 0,
  add column paused_at timestamptz,
  add column pause_review_on date,
  add column paused_minutes int not null default 0,
  add column follow_up_due_at timestamptz,
  add column warned_light text not null default 'green',
  add column warn_at timestamptz;
comment on column assignment.acknowledge_by is '签收期限';
comment on column assignment.extended_days is '累计延期工作日';
comment on column assignment.paused_at is '挂起停表的时间，恢复后为空';
comment on column assignment.paused_minutes is '累计停表的工作分钟';
comment on column assignment.follow_up_due_at is '阶段性办结承诺的完成期限：其后警示灯按它走';
comment on column assignment.warned_light is '已经预警到的颜色';
comment on column assignment.warn_at is '下一次要看警示灯的时间；停表后为空';
update assignment set warn_at = yellow_at where ended_at is null and replied_at is null;
create index assignment_warn on assignment (city_code, warn_at) where warn_at is not null;

alter table demand
  add column is_green_channel boolean not null default false,
  add column special_care text;
comment on column demand.is_green_channel is '绿色通道：老幼孕残、急难愁盼';
comment on column demand.special_care is '特殊关爱的对象';

create table city_setting (
  city_code text not null,
  key text not null,
  effective_from date not null,
  value text not null,
  source text not null,
  set_at timestamptz not null,
  set_by_name text not null,
  primary key (city_code, key, effective_from)
);
comment on table city_setting is '本市规则参数，按生效日期；没有写的用默认值';

create table agency_post (
  city_code text not null,
  id uuid not null,
  agency_id uuid not null,
  post text not null,
  account_id uuid not null,
  deputy_account_id uuid,
  set_at timestamptz not null,
  set_by_name text not null,
  primary key (city_code, id),
  unique (city_code, agency_id, post)
);
comment on table agency_post is '承办单位的联络员、分管领导、主要负责人，各有一名 AB 岗';

create table duty_shift (
  city_code text not null,
  id uuid not null,
  agency_id uuid,
  platform_code text,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  account_id uuid not null,
  note text,
  set_at timestamptz not null,
  set_by_name text not null,
  primary key (city_code, id)
);
create index duty_shift_by_time on duty_shift (city_code, ends_at, starts_at);
comment on table duty_shift is '值班表：夜间、节假日由谁接；单位或平台';

alter table agency add column sign_off text not null default 'none';
comment on column agency.sign_off is '审签：none 不审签，deputyLeader 分管领导，mainLeader 重点件加主要负责人';

create or replace view demand_fact as
select
  city_code, id, platform_code, registered_at, channel, kind, line, category_code, region_code, state,
  case
    when state in ('answered', 'declined', 'handedOver', 'merged') then state
    when first_dispatched_at is not null then 'dispatched'
    when state in ('withdrawn', 'terminated', 'concluded') then state
    else 'open'
  end as disposition,
  first_dispatched_at, disposed_at, work_order_id
from demand;
comment on column demand_fact.disposition is '处理方式：在线解答、不予受理、转接、并案、已派单（首次派单时间不为空）、派单前撤单、终止、终结；其余为流转中';
