-- 派单目录, the basis and the correction of a dispatch, 提级办理, 派单异议, 会商会办.

create table dispatch_catalogue (
  city_code text not null,
  id uuid not null,
  category_code text not null,
  region_code text,
  lead_agency_id uuid not null,
  supporting_agency_ids uuid[] not null,
  is_grassroots_forbidden boolean not null,
  clause text not null,
  effective_from date not null,
  effective_to date,
  set_at timestamptz not null,
  set_by_name text not null,
  primary key (city_code, id),
  unique nulls not distinct (city_code, category_code, region_code, effective_from)
);
comment on table dispatch_catalogue is '派单目录：分类×区划→承办单位';
comment on column dispatch_catalogue.category_code is '分类代码，可为上级分类，含其以下各级';
comment on column dispatch_catalogue.region_code is '区划代码（县区、镇街）；空为全市';
comment on column dispatch_catalogue.is_grassroots_forbidden is '不得派给乡镇（街道）的事项（国办函〔2025〕66号）';
comment on column dispatch_catalogue.clause is '依据：三定规定、权责清单、履职事项清单的条款';

alter table dispatch
  add column basis text,
  add column catalogue_entry_id uuid,
  add column conferral_id uuid,
  add column batch_id uuid,
  add column corrected_at timestamptz,
  add column corrected_by text;
comment on column dispatch.basis is '责任依据：catalogue 派单目录，firstReceiver 首问，designated 指定，backstop 兜底';
comment on column dispatch.conferral_id is '指定所依据的会商';
comment on column dispatch.batch_id is '同一次批量派单';
comment on column dispatch.corrected_at is '本次派单被纠正的时间：退单获准、改派、异议成立';
comment on column dispatch.corrected_by is '被什么纠正：return 退单获准，reassign 改派，objection 异议成立';

-- What was returned before this column existed.
update dispatch set corrected_at = returned.ended_at, corrected_by = 'return'
from assignment returned
where returned.city_code = dispatch.city_code and returned.dispatch_id = dispatch.id
  and returned.state = 'returned' and returned.role = 'lead' and returned.parent_id is null;

create table reassignment (
  city_code text not null,
  id uuid not null,
  work_order_id uuid not null,
  dispatch_id uuid,
  reason text not null,
  reassigned_at timestamptz not null,
  reassigned_by uuid,
  reassigned_by_name text not null,
  primary key (city_code, id),
  foreign key (city_code, work_order_id) references work_order (city_code, id)
);
create index reassignment_by_order on reassignment (city_code, work_order_id);
comment on table reassignment is '改派';

create table elevation (
  city_code text not null,
  id uuid not null,
  work_order_id uuid not null,
  from_agency_id uuid,
  reason text not null,
  elevated_at timestamptz not null,
  elevated_by uuid,
  elevated_by_name text not null,
  primary key (city_code, id),
  unique (city_code, work_order_id),
  foreign key (city_code, work_order_id) references work_order (city_code, id)
);
comment on table elevation is '提级办理：每件一次，此后只能由市级单位主办';

alter table return_request add column decided_by uuid;
comment on column return_request.decided_by is '审核人';

create table objection (
  city_code text not null,
  id uuid not null,
  assignment_id uuid not null,
  work_order_id uuid not null,
  agency_id uuid not null,
  ground text not null,
  reason text not null,
  basis text not null,
  raised_at timestamptz not null,
  raised_by uuid,
  raised_by_name text not null,
  decision text,
  opinion text,
  decided_at timestamptz,
  decided_by uuid,
  decided_by_name text,
  primary key (city_code, id),
  unique (city_code, assignment_id),
  foreign key (city_code, assignment_id) references assignment (city_code, id),
  foreign key (city_code, work_order_id) references work_order (city_code, id)
);
create index objection_waiting on objection (city_code, raised_at, id) where decision is null;
create index objection_by_order on objection (city_code, work_order_id);
comment on table objection is '派单异议：每份承办一次，另一人审定，一裁终局';
comment on column objection.ground is '为何不能退单：notReturnable 指定、兜底或次数已满，returnRefused 退单被驳回，windowPassed 已过退单时限';

create table conferral (
  city_code text not null,
  id uuid not null,
  platform_code text not null,
  kind text not null,
  state text not null,
  title text not null,
  starts_at timestamptz not null,
  place text not null,
  note text,
  planned_at timestamptz not null,
  planned_by uuid,
  planned_by_name text not null,
  minutes text,
  held_at timestamptz,
  held_by uuid,
  held_by_name text,
  cancelled_at timestamptz,
  cancelled_by_name text,
  cancel_reason text,
  primary key (city_code, id)
);
create index conferral_by_time on conferral (city_code, starts_at, id);
comment on table conferral is '会商会办：日研判、周会办、月通报、季核查、专题';
comment on column conferral.minutes is '会议纪要；没有纪要和纪要文件不能登记为已召开';

create table conferral_order (
  city_code text not null,
  conferral_id uuid not null,
  work_order_id uuid not null,
  position int not null,
  question text,
  outcome text,
  lead_agency_id uuid,
  decision text,
  primary key (city_code, conferral_id, work_order_id),
  foreign key (city_code, conferral_id) references conferral (city_code, id),
  foreign key (city_code, work_order_id) references work_order (city_code, id)
);
create index conferral_order_by_order on conferral_order (city_code, work_order_id);
comment on table conferral_order is '会商议题：一张工单一行，召开后有结论';
comment on column conferral_order.outcome is '结论：lead 确定主办单位，decision 处理意见，conclude 终结，exclude 核减，none 未作结论';

create table conferral_participant (
  city_code text not null,
  conferral_id uuid not null,
  agency_id uuid not null,
  primary key (city_code, conferral_id, agency_id),
  foreign key (city_code, conferral_id) references conferral (city_code, id)
);
create index conferral_participant_by_agency on conferral_participant (city_code, agency_id);
comment on table conferral_participant is '会商参加单位';

create or replace view dispatch_fact as
select city_code, id, work_order_id, is_first, lead_agency_id, dispatched_at, basis, corrected_at, corrected_by from dispatch;
