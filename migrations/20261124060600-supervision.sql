-- 预警与督办: the watch over assignments and agencies, what it told whom, and what is done until it is put right.
-- A run of the watch reads what changed since the last one and nothing else, so every "what is due" below is a partial index.

-- The watch has a narrow table of its own: a round writes thousands of its rows, and the row of an assignment stands in a dozen indexes.
-- An act asks for a look by setting warn_at to the beginning of time. What history brought in is not on the watch until somebody acts on it.
create table assignment_watch (
  city_code text not null,
  assignment_id uuid not null,
  light text not null,
  warn_at timestamptz,
  acknowledge_missed boolean not null default false,
  primary key (city_code, assignment_id),
  foreign key (city_code, assignment_id) references assignment (city_code, id)
);
create index assignment_watch_due on assignment_watch (city_code, warn_at) where warn_at is not null;
comment on table assignment_watch is '承办的警示灯：已经预警到的颜色和下一次要看的时间';
comment on column assignment_watch.warn_at is '下一次要看警示灯的时间；停表或红灯后为空';
comment on column assignment_watch.acknowledge_missed is '签收期限内没有签收';
insert into assignment_watch (city_code, assignment_id, light, warn_at)
select city_code, id, 'green', to_timestamp(0) from assignment where ended_at is null or assigned_at >= date_trunc('month', now());
alter table assignment drop column warned_light, drop column warn_at;

create table clock_run (
  city_code text not null,
  month text not null,
  thresholds_digest text not null,
  ran_at timestamptz not null,
  changed_at timestamptz,
  changed_lights int not null default 0,
  primary key (city_code)
);
comment on table clock_run is '预警时钟：上一轮的时间和当时的口径；运行时锁住本行，同一时刻只有一个进程在走';

create table tallied_item (
  city_code text not null,
  item_id uuid not null,
  agency_id uuid not null,
  entries text not null,
  primary key (city_code, item_id)
);
comment on table tallied_item is '每份承办、每次评价已经计入哪些预警计数（计数:月份）';

create table agency_tally_change (
  city_code text not null,
  id uuid not null,
  agency_id uuid not null,
  month text not null,
  counter text not null,
  delta int not null,
  primary key (city_code, id)
);
comment on table agency_tally_change is '预警计数的增减，只追加；时钟每轮汇入 agency_tally 后删除';

create table agency_tally (
  city_code text not null,
  agency_id uuid not null,
  month text not null,
  counter text not null,
  count int not null,
  primary key (city_code, agency_id, month, counter)
);
create index agency_tally_by_month on agency_tally (city_code, month);
comment on table agency_tally is '单位按月的预警计数；月份为 open 的是现在的存量';

create table warning_threshold (
  city_code text not null,
  indicator text not null,
  effective_from date not null,
  yellow numeric not null,
  orange numeric not null,
  red numeric not null,
  margin numeric not null,
  minimum_denominator int not null,
  source text not null,
  set_at timestamptz not null,
  set_by_name text not null,
  primary key (city_code, indicator, effective_from)
);
comment on table warning_threshold is '单位预警指标的四色界限，按生效日期；没有设定的用初始值';

create table agency_light (
  city_code text not null,
  agency_id uuid not null,
  indicator text not null,
  month text not null,
  light text not null,
  numerator int not null,
  denominator int,
  since timestamptz not null,
  primary key (city_code, agency_id, indicator)
);
create index agency_light_lit on agency_light (city_code, light) where light <> 'green';
comment on table agency_light is '单位每项预警指标现在的灯';

create table warning_notice (
  city_code text not null,
  id uuid not null,
  agency_id uuid not null,
  light text not null,
  rung text not null,
  made_at timestamptz not null,
  item_count int not null,
  samples text[] not null,
  told_at timestamptz,
  account_ids uuid[] not null default '{}',
  told_names text[] not null default '{}',
  primary key (city_code, id)
);
create unique index warning_notice_untold on warning_notice (city_code, agency_id, light, rung) where told_at is null;
comment on table warning_notice is '预警通知：同一单位、颜色、层级，一轮合成一条；发给了谁';

create table warning (
  city_code text not null,
  id uuid not null,
  subject_type text not null,
  subject_id uuid not null,
  indicator text,
  agency_id uuid not null,
  work_order_id uuid,
  number text,
  title text not null,
  due_at timestamptz,
  from_light text not null,
  to_light text not null,
  numerator int,
  denominator int,
  at timestamptz not null,
  notice_id uuid not null,
  needs_case boolean not null,
  case_id uuid,
  rung text not null,
  climb_at timestamptz,
  corrected_at timestamptz,
  correction text,
  primary key (city_code, id)
);
create index warning_open on warning (city_code, subject_id) where corrected_at is null;
create index warning_needs_case on warning (city_code, at) where needs_case;
create index warning_climb on warning (city_code, climb_at) where climb_at is not null;
create index warning_by_agency on warning (city_code, agency_id, id);
create index warning_by_case on warning (city_code, case_id) where case_id is not null;
create index warning_by_order on warning (city_code, work_order_id) where work_order_id is not null;
comment on table warning is '预警：承办或单位指标的灯变坏一次一行；灯回来了写明改正时间';
comment on column warning.rung is '已经报到哪一级';
comment on column warning.climb_at is '到这时还没有改正就报上一级';

create table warning_step (
  city_code text not null,
  warning_id uuid not null,
  rung text not null,
  at timestamptz not null,
  notice_id uuid not null,
  primary key (city_code, warning_id, rung),
  foreign key (city_code, warning_id) references warning (city_code, id)
);
comment on table warning_step is '预警逐级上报：联络员、分管领导、主要负责人、中心领导，每级只记一次';

create table supervision_case (
  city_code text not null,
  id uuid not null,
  number text not null,
  kind text not null,
  origin text not null,
  state text not null,
  state_since timestamptz not null,
  platform_code text not null,
  subject_id uuid,
  indicator text,
  work_order_id uuid,
  work_order_number text,
  lead_agency_id uuid not null,
  agency_ids uuid[] not null,
  title text not null,
  matter text not null,
  basis text,
  due_at timestamptz,
  opened_at timestamptz not null,
  opened_by_name text not null,
  issued_at timestamptz,
  issued_by_name text,
  holder_id uuid,
  holder_name text,
  return_count int not null default 0,
  send_back_count int not null default 0,
  told_overdue_at timestamptz,
  corrected_at timestamptz,
  done_at timestamptz,
  closed_at timestamptz,
  closed_by_name text,
  closing_opinion text,
  primary key (city_code, id),
  unique (city_code, number),
  foreign key (city_code, work_order_id) references work_order (city_code, id)
);
-- One case of the watch at a time for an assignment, or for an agency and indicator; one that is done is not opened again by a new red light.
create unique index supervision_case_automatic on supervision_case (city_code, subject_id, coalesce(indicator, ''))
  where origin in ('light', 'indicator', 'brokenPromise') and state not in ('done', 'closed', 'withdrawn');
create index supervision_case_open on supervision_case (city_code, due_at, id) where state not in ('closed', 'withdrawn');
create index supervision_case_by_agency on supervision_case using gin (agency_ids);
create index supervision_case_by_order on supervision_case (city_code, work_order_id) where work_order_id is not null;
create index supervision_case_overdue on supervision_case (city_code, due_at) where told_overdue_at is null and state in ('issued', 'returnRequested');
comment on table supervision_case is '督办单';
comment on column supervision_case.holder_id is '领取人；为空在公共池';
comment on column supervision_case.corrected_at is '引起督办的红灯已经恢复，建议办结';

create table supervision_act (
  city_code text not null,
  id uuid not null,
  case_id uuid not null,
  act text not null,
  words text,
  at timestamptz not null,
  by_name text not null,
  by_unit text,
  primary key (city_code, id),
  foreign key (city_code, case_id) references supervision_case (city_code, id)
);
create index supervision_act_by_case on supervision_act (city_code, case_id);
comment on table supervision_act is '督办单上的每个动作：谁、何时、为什么';

create table supervision_return (
  city_code text not null,
  id uuid not null,
  case_id uuid not null,
  agency_id uuid not null,
  reason text not null,
  asked_at timestamptz not null,
  asked_by_name text not null,
  decision text,
  opinion text,
  decided_at timestamptz,
  decided_by_name text,
  primary key (city_code, id),
  foreign key (city_code, case_id) references supervision_case (city_code, id)
);
create index supervision_return_by_case on supervision_return (city_code, case_id);
comment on table supervision_return is '督办单申请退回及其审核';

create table supervision_answer (
  city_code text not null,
  id uuid not null,
  case_id uuid not null,
  agency_id uuid not null,
  is_lead boolean not null,
  words text not null,
  answered_at timestamptz not null,
  answered_by uuid,
  answered_by_name text not null,
  verdict text not null,
  opinion text,
  decided_at timestamptz,
  decided_by_name text,
  primary key (city_code, id),
  foreign key (city_code, case_id) references supervision_case (city_code, id)
);
create index supervision_answer_by_case on supervision_answer (city_code, case_id);
create unique index supervision_answer_opinion on supervision_answer (city_code, case_id, agency_id) where not is_lead;
comment on table supervision_answer is '督办反馈：主办单位的待审核，联合督办其他单位的为意见';

create table urge (
  city_code text not null,
  id uuid not null,
  work_order_id uuid not null,
  agency_ids uuid[] not null,
  words text not null,
  urged_at timestamptz not null,
  urged_by_name text not null,
  primary key (city_code, id),
  foreign key (city_code, work_order_id) references work_order (city_code, id)
);
create index urge_by_order on urge (city_code, work_order_id);
comment on table urge is '中心催办';

create table leader_instruction (
  city_code text not null,
  id uuid not null,
  case_id uuid not null,
  work_order_id uuid,
  leader_name text not null,
  instructed_on date not null,
  words text not null,
  recorded_at timestamptz not null,
  recorded_by_name text not null,
  primary key (city_code, id),
  foreign key (city_code, case_id) references supervision_case (city_code, id)
);
create index leader_instruction_by_case on leader_instruction (city_code, case_id);
create index leader_instruction_by_order on leader_instruction (city_code, work_order_id) where work_order_id is not null;
comment on table leader_instruction is '领导批示：开出或列入重点督办';

create table site_check (
  city_code text not null,
  id uuid not null,
  platform_code text not null,
  mode text not null,
  work_order_id uuid,
  work_order_number text,
  agency_id uuid not null,
  place text not null,
  people text not null,
  finding text not null,
  result text not null,
  checked_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by_name text not null,
  correct_by date,
  corrected_at timestamptz,
  correction text,
  corrected_by_name text,
  primary key (city_code, id),
  foreign key (city_code, work_order_id) references work_order (city_code, id)
);
create index site_check_newest on site_check (city_code, checked_at desc, id desc);
create index site_check_by_order on site_check (city_code, work_order_id) where work_order_id is not null;
create index site_check_uncorrected on site_check (city_code, correct_by, id) where correct_by is not null and corrected_at is null;
comment on table site_check is '现场核查、视频核查、回头看';

create table clue_package (
  city_code text not null,
  id uuid not null,
  platform_code text not null,
  number text not null,
  recipient text not null,
  work_order_id uuid,
  case_id uuid,
  summary_sealed bytea not null,
  content_sealed bytea not null,
  digest_sha256 text not null,
  digest_sm3 text not null,
  bytes int not null,
  attachment_count int not null,
  sealed_at timestamptz not null,
  sealed_by uuid,
  sealed_by_name text not null,
  taken_by_name text,
  taken_at timestamptz,
  primary key (city_code, id),
  unique (city_code, number),
  foreign key (city_code, work_order_id) references work_order (city_code, id)
);
create index clue_package_newest on clue_package (city_code, sealed_at desc, id desc);
comment on table clue_package is '移交问题线索的封存包：内容加密保存，附摘要，封存后不再改动';
