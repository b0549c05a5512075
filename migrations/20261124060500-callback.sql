-- The callback in full: attempts by part of the day, a limit with its light, evaluation by a one-time link, re-checks that keep the original,
-- a sample of answers given on line, the list of dissatisfied cases until each is cleared, and typical cases.

alter table callback
  alter column work_order_id drop not null,
  alter column reply_id drop not null,
  add column subject text not null default 'order',
  add column platform_code text,
  add column due_at timestamptz,
  add column yellow_at timestamptz,
  add column orange_at timestamptz,
  add column next_try_at timestamptz;
-- Working days are not known here: what lies open gets the calendar days that two working days are at least.
update callback set due_at = created_at + interval '2 days', yellow_at = created_at + interval '1 day', orange_at = created_at + interval '40 hours';
alter table callback alter column due_at set not null, alter column yellow_at set not null, alter column orange_at set not null;
comment on column callback.subject is '回访对象：order 部门办理，onlineAnswer 在线解答';
comment on column callback.platform_code is '在线解答回访所属平台；部门办理的随工单';
comment on column callback.due_at is '回访期限';
comment on column callback.next_try_at is '还缺不同时段时，最早的下一次';
drop index callback_pool;
create index callback_pool on callback (city_code, state, due_at, id) where finished_at is null;
create index callback_claimed on callback (city_code, claimed_at) where state = 'claimed';
create unique index callback_online on callback (city_code, demand_id) where subject = 'onlineAnswer';

alter table callback_attempt add column day_part text;
update callback_attempt set day_part = case
  when extract(hour from attempted_at at time zone 'Asia/Shanghai') < 12 then 'morning'
  when extract(hour from attempted_at at time zone 'Asia/Shanghai') < 18 then 'afternoon'
  else 'evening' end;
alter table callback_attempt alter column day_part set not null;
comment on column callback_attempt.day_part is '时段：上午、下午、晚上';

alter table evaluation
  alter column work_order_id drop not null,
  alter column is_contacted drop not null,
  add column evaluated_by uuid,
  add column is_opinion_clear boolean,
  add column truthfulness text,
  add column reasons text[] not null default '{}',
  add column validity text not null default 'valid',
  add column invalid_reason text,
  add column is_first boolean not null default false,
  add column is_final boolean not null default false;
comment on column evaluation.is_opinion_clear is '意见是否明确；没有问到的为空';
comment on column evaluation.truthfulness is '办理真实度';
comment on column evaluation.reasons is '不满意原因';
comment on column evaluation.validity is '评价效力：有效参评不含无效的';
comment on column evaluation.is_first is '首次办理的评价';
comment on column evaluation.is_final is '最终评价：工单了结时最后一次评价；重新办理期间没有';
create index evaluation_by_order on evaluation (city_code, work_order_id, round) where work_order_id is not null;
update evaluation set is_first = (round = 1);
update evaluation set is_final = true
where exists (select 1 from work_order o where o.city_code = evaluation.city_code and o.id = evaluation.work_order_id and o.state = 'closed')
  and not exists (select 1 from evaluation later where later.city_code = evaluation.city_code and later.work_order_id = evaluation.work_order_id and later.round > evaluation.round);

create table evaluation_recheck (
  city_code text not null,
  id uuid not null,
  evaluation_id uuid not null,
  verdict text not null,
  reason text not null,
  is_contacted boolean,
  solved text,
  satisfaction text,
  is_opinion_clear boolean,
  truthfulness text,
  rechecked_at timestamptz not null,
  rechecked_by uuid,
  rechecked_by_name text not null,
  primary key (city_code, id),
  unique (city_code, evaluation_id),
  foreign key (city_code, evaluation_id) references evaluation (city_code, id)
);
comment on table evaluation_recheck is '回访复核：一次评价复核一次；更正的答案写在这里，原来的记录不改';

create table evaluation_link (
  city_code text not null,
  id uuid not null,
  callback_id uuid not null,
  token_digest bytea not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (city_code, id),
  unique (city_code, token_digest),
  unique (city_code, callback_id),
  foreign key (city_code, callback_id) references callback (city_code, id)
);
comment on table evaluation_link is '评价链接：一次性，只存摘要';

alter table delivery add column tail_sealed bytea;
comment on column delivery.tail_sealed is '接在正文后面、不留存的内容（一次性评价链接），加密，送达或放弃后清除';

create table dissatisfied_case (
  city_code text not null,
  id uuid not null,
  subject text not null,
  demand_id uuid not null,
  work_order_id uuid,
  evaluation_id uuid not null,
  platform_code text not null,
  number text not null,
  title text not null,
  kind text not null,
  category_code text,
  lead_agency_id uuid,
  rounds int not null,
  reasons text[] not null,
  comment text,
  not_reworked text,
  opened_at timestamptz not null,
  clearance text,
  cleared_at timestamptz,
  cleared_by_name text,
  clearance_reason text,
  primary key (city_code, id),
  foreign key (city_code, evaluation_id) references evaluation (city_code, id)
);
create unique index dissatisfied_case_open on dissatisfied_case (city_code, demand_id) where cleared_at is null;
create index dissatisfied_case_waiting on dissatisfied_case (city_code, opened_at, id) where cleared_at is null;
create index dissatisfied_case_newest on dissatisfied_case (city_code, opened_at);
create index dissatisfied_case_cleared on dissatisfied_case (city_code, cleared_at desc, id desc) where cleared_at is not null;
comment on table dissatisfied_case is '不满意件：逐件清零';
comment on column dissatisfied_case.evaluation_id is '最近一次不满意的评价';
comment on column dissatisfied_case.not_reworked is '不再重新办理的原因';

-- What the list would hold had it been kept before. Imported history is not for clearing.
insert into dissatisfied_case (city_code, id, subject, demand_id, work_order_id, evaluation_id, platform_code, number, title, kind, category_code, lead_agency_id,
  rounds, reasons, comment, opened_at)
select e.city_code, gen_random_uuid(), 'order', e.demand_id, e.work_order_id, e.id, o.platform_code, o.number, o.title, o.kind, o.category_code, c.lead_agency_id,
  e.round, '{}', e.comment, e.evaluated_at
from evaluation e
join callback c on c.city_code = e.city_code and c.id = e.callback_id
join work_order o on o.city_code = e.city_code and o.id = e.work_order_id
where e.satisfaction = 'dissatisfied' and e.evaluated_by_name <> '历史数据'
  and not exists (select 1 from evaluation later where later.city_code = e.city_code and later.work_order_id = e.work_order_id and later.round > e.round);

create table typical_case (
  city_code text not null,
  id uuid not null,
  kind text not null,
  month text not null,
  platform_code text not null,
  work_order_id uuid not null,
  number text not null,
  agency_id uuid,
  category_code text,
  title text not null,
  situation text not null,
  lesson text not null,
  written_at timestamptz not null,
  written_by_name text not null,
  published_at timestamptz,
  published_by_name text,
  primary key (city_code, id),
  unique (city_code, work_order_id, kind),
  foreign key (city_code, work_order_id) references work_order (city_code, id)
);
create index typical_case_newest on typical_case (city_code, written_at desc, id desc);
comment on table typical_case is '典型案例：个人信息已隐去';

-- The views keep their meaning (what agencies handled); answers given on line are counted apart.
create or replace view callback_fact as
select city_code, id, work_order_id, demand_id, round, state, lead_agency_id, created_at, finished_at, due_at
from callback
where subject = 'order';

create or replace view evaluation_fact as
select
  evaluation.city_code, evaluation.id, evaluation.callback_id, evaluation.work_order_id, evaluation.demand_id, callback.lead_agency_id,
  evaluation.source,
  coalesce(recheck.is_contacted, evaluation.is_contacted) as is_contacted,
  coalesce(recheck.solved, evaluation.solved) as solved,
  coalesce(recheck.satisfaction, evaluation.satisfaction) as satisfaction,
  evaluation.evaluated_at, evaluation.validity, evaluation.is_first, evaluation.is_final,
  coalesce(recheck.is_opinion_clear, evaluation.is_opinion_clear) as is_opinion_clear,
  coalesce(recheck.truthfulness, evaluation.truthfulness) as truthfulness
from evaluation
join callback on callback.city_code = evaluation.city_code and callback.id = evaluation.callback_id
left join evaluation_recheck recheck on recheck.city_code = evaluation.city_code and recheck.evaluation_id = evaluation.id
where callback.subject = 'order';
comment on view evaluation_fact is '部门办理的评价一次一行，答案以复核更正的为准，由 callback 模块发布；单位取该轮回访的主办单位';

create view online_callback_fact as
select city_code, id, demand_id, platform_code, state, created_at, finished_at, due_at
from callback
where subject = 'onlineAnswer';
comment on view online_callback_fact is '在线解答抽样回访一件一行，由 callback 模块发布';

create view online_evaluation_fact as
select
  evaluation.city_code, evaluation.id, evaluation.callback_id, evaluation.demand_id, callback.platform_code, evaluation.source,
  coalesce(recheck.solved, evaluation.solved) as solved,
  coalesce(recheck.satisfaction, evaluation.satisfaction) as satisfaction,
  evaluation.evaluated_at, evaluation.validity
from evaluation
join callback on callback.city_code = evaluation.city_code and callback.id = evaluation.callback_id
left join evaluation_recheck recheck on recheck.city_code = evaluation.city_code and recheck.evaluation_id = evaluation.id
where callback.subject = 'onlineAnswer';
comment on view online_evaluation_fact is '群众对在线解答的评价一次一行，由 callback 模块发布';
