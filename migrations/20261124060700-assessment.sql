-- Exclusions take an order out of an agency's denominators after review; assessments score agencies by a scheme that is data.
-- What was scored is pinned with its records, so that a later change of the casework never moves a published result.

create table exclusion (
  city_code text not null,
  id uuid not null,
  work_order_id uuid not null,
  demand_id uuid not null,
  agency_id uuid not null,
  root_agency_id uuid not null,
  answerable_agency_id uuid not null,
  state text not null,
  state_since timestamptz not null,
  grounds text not null,
  basis text not null,
  effects text[] not null,
  applied_at timestamptz not null,
  applied_by uuid,
  applied_by_name text not null,
  prepared_by uuid,
  decided_at timestamptz,
  appealed_at timestamptz,
  primary key (city_code, id),
  foreign key (city_code, work_order_id) references work_order (city_code, id)
);
create index exclusion_newest on exclusion (city_code, applied_at desc, id desc);
create index exclusion_queue on exclusion (city_code, state, state_since, id);
create index exclusion_of_order on exclusion (city_code, work_order_id);
create index exclusion_of_agency on exclusion (city_code, agency_id, applied_at desc, id desc);
create unique index exclusion_once on exclusion (city_code, work_order_id, agency_id) where state in ('applied', 'endorsed', 'prepared', 'appealed', 'granted', 'refused');
comment on table exclusion is '核减：单位申请把一件工单从本单位考核分母中剔除';
comment on column exclusion.agency_id is '申请单位';
comment on column exclusion.root_agency_id is '申请单位所属的一级单位';
comment on column exclusion.answerable_agency_id is '这件工单计在哪个单位名下：主办单位';
comment on column exclusion.prepared_by is '最近一次研判的人，不能再由他审定';
comment on column exclusion.appealed_at is '对不予核减申诉的时间，只有一次';

create table exclusion_step (
  city_code text not null,
  id uuid not null,
  exclusion_id uuid not null,
  kind text not null,
  opinion text,
  proposal text,
  effects text[] not null default '{}',
  minutes_held_on date,
  minutes_text text,
  made_at timestamptz not null,
  made_by uuid,
  made_by_name text not null,
  made_by_unit text,
  primary key (city_code, id),
  foreign key (city_code, exclusion_id) references exclusion (city_code, id)
);
create index exclusion_step_of on exclusion_step (city_code, exclusion_id, made_at, id);
comment on table exclusion_step is '核减的每一步：谁、何时、意见、会商纪要';

create table exclusion_effect (
  city_code text not null,
  work_order_id uuid not null,
  agency_id uuid not null,
  effect text not null,
  exclusion_id uuid not null,
  granted_at timestamptz not null,
  primary key (city_code, work_order_id, agency_id, effect),
  foreign key (city_code, exclusion_id) references exclusion (city_code, id)
);
comment on table exclusion_effect is '准予核减的事项：一件工单、一个单位、一个指标一行';

create view exclusion_fact as
select city_code, work_order_id, agency_id, effect, granted_at from exclusion_effect;
comment on view exclusion_fact is '准予的核减一项一行，由 assessment 模块发布；工单本身照常统计，只影响“核减后”的指标';

create table assessment_scheme (
  city_code text not null,
  id uuid not null,
  version int not null,
  name text not null,
  effective_from date not null,
  source text not null,
  bands jsonb not null,
  made_at timestamptz,
  made_by_name text not null,
  primary key (city_code, id),
  unique (city_code, version)
);
comment on table assessment_scheme is '考核方案的版本：一经使用不再改动';

create table scheme_item (
  city_code text not null,
  scheme_id uuid not null,
  code text not null,
  position int not null,
  name text not null,
  section text not null,
  groups text[] not null,
  full_points numeric(8, 2) not null,
  indicator text,
  formula jsonb not null,
  source text not null,
  primary key (city_code, scheme_id, code),
  foreign key (city_code, scheme_id) references assessment_scheme (city_code, id)
);
comment on table scheme_item is '考核方案的项目：指标、满分、计分方式及参数、适用分组、依据';

create table assessment (
  city_code text not null,
  id uuid not null,
  name text not null,
  period text not null,
  from_on date not null,
  to_on date not null,
  state text not null,
  scheme_id uuid not null,
  computed_at timestamptz not null,
  computed_by uuid,
  computed_by_name text not null,
  announced_at timestamptz,
  announced_by_name text,
  appeal_until date,
  frozen_at timestamptz,
  frozen_by_name text,
  frozen_opinion text,
  published_at timestamptz,
  published_by_name text,
  primary key (city_code, id),
  unique (city_code, period, from_on),
  foreign key (city_code, scheme_id) references assessment_scheme (city_code, id)
);
create index assessment_newest on assessment (city_code, to_on desc, id desc);
comment on table assessment is '一期考核：测算、公示、审定、发布';

create table assessment_result (
  city_code text not null,
  assessment_id uuid not null,
  agency_id uuid not null,
  agency_group text not null,
  standing text not null,
  score numeric(8, 2),
  full_points numeric(8, 2),
  band text,
  missing int not null,
  primary key (city_code, assessment_id, agency_id),
  foreign key (city_code, assessment_id) references assessment (city_code, id)
);
comment on table assessment_result is '一个单位一期的结果';

create table assessment_item (
  city_code text not null,
  assessment_id uuid not null,
  agency_id uuid not null,
  item_code text not null,
  numerator int,
  denominator int,
  raw_numerator int,
  raw_denominator int,
  points numeric(8, 2),
  is_applicable boolean not null,
  typed_value numeric(8, 2),
  typed_source text,
  typed_at timestamptz,
  typed_by_name text,
  primary key (city_code, assessment_id, agency_id, item_code),
  foreign key (city_code, assessment_id, agency_id) references assessment_result (city_code, assessment_id, agency_id)
);
comment on table assessment_item is '一个单位一个项目的计数与得分；扣分项的得分为负';

create table assessment_loss (
  city_code text not null,
  assessment_id uuid not null,
  agency_id uuid not null,
  item_code text not null,
  fact_id uuid not null,
  work_order_id uuid not null,
  occurred_at timestamptz not null,
  correction_id uuid,
  primary key (city_code, assessment_id, agency_id, item_code, fact_id),
  foreign key (city_code, assessment_id, agency_id, item_code) references assessment_item (city_code, assessment_id, agency_id, item_code)
);
comment on table assessment_loss is '失分明细：每一条失分的记录；被更正的不再计入';

create table assessment_carry (
  city_code text not null,
  assessment_id uuid not null,
  agency_id uuid not null,
  fact_id uuid not null,
  work_order_id uuid not null,
  kind text not null,
  due_at timestamptz not null,
  primary key (city_code, assessment_id, agency_id, fact_id),
  foreign key (city_code, assessment_id, agency_id) references assessment_result (city_code, assessment_id, agency_id)
);
comment on table assessment_carry is '结转：本期未到期、或期内已答复待审核的承办，由下期计入';

create table assessment_appeal (
  city_code text not null,
  id uuid not null,
  assessment_id uuid not null,
  agency_id uuid not null,
  item_code text not null,
  state text not null,
  state_since timestamptz not null,
  reason text not null,
  record_ids uuid[] not null,
  submitted_at timestamptz not null,
  submitted_by uuid,
  submitted_by_name text not null,
  proposal text,
  correction jsonb,
  review_opinion text,
  reviewed_at timestamptz,
  reviewed_by uuid,
  reviewed_by_name text,
  decision_opinion text,
  decided_at timestamptz,
  decided_by_name text,
  primary key (city_code, id),
  foreign key (city_code, assessment_id, agency_id, item_code) references assessment_item (city_code, assessment_id, agency_id, item_code)
);
create index assessment_appeal_newest on assessment_appeal (city_code, submitted_at desc, id desc);
create index assessment_appeal_of on assessment_appeal (city_code, assessment_id, agency_id);
create unique index assessment_appeal_open on assessment_appeal (city_code, assessment_id, agency_id, item_code) where state in ('submitted', 'reviewed');
comment on table assessment_appeal is '考核申诉：单位申请、考核员复核、领导审定';

create table assessment_correction (
  city_code text not null,
  id uuid not null,
  assessment_id uuid not null,
  agency_id uuid not null,
  item_code text not null,
  appeal_id uuid not null,
  correction jsonb not null,
  points_before numeric(8, 2) not null,
  points_after numeric(8, 2) not null,
  reason text not null,
  made_at timestamptz not null,
  made_by_name text not null,
  primary key (city_code, id),
  foreign key (city_code, appeal_id) references assessment_appeal (city_code, id)
);
create index assessment_correction_of on assessment_correction (city_code, assessment_id, agency_id, made_at);
comment on table assessment_correction is '申诉成立后的更正：更正前后的分值和理由，不作无声的改动';
