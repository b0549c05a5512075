-- What every module stands on: events and outbox, audit trail, attachments, number blocks, throttle.
-- Every key starts with the city, the shard; no triggers, no sequences, no exclusion constraints (they do not survive distribution).

create table event (
  city_code text not null,
  id uuid not null,
  type text not null,
  demand_id uuid,
  work_order_id uuid,
  subject_id uuid not null,
  occurred_at timestamptz not null,
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null,
  actor_unit text,
  reason text,
  facts jsonb not null,
  request_id text not null,
  primary key (city_code, id)
);
create index event_by_demand on event (city_code, demand_id) where demand_id is not null;
create index event_by_work_order on event (city_code, work_order_id) where work_order_id is not null;
comment on table event is '事件：每个动作一行，流转记录由此读出';

create table outbox (
  city_code text not null,
  event_id uuid not null,
  ready_at timestamptz not null,
  attempts int not null default 0,
  last_error text,
  primary key (city_code, event_id)
);
create index outbox_due on outbox (city_code, ready_at);
comment on table outbox is '待送事件：送达后删除';

create table audit_entry (
  city_code text not null,
  id uuid not null,
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  action text not null,
  subject_type text not null,
  subject_id text,
  request_id text not null,
  ip text,
  detail jsonb not null,
  primary key (city_code, id)
);
create index audit_entry_by_subject on audit_entry (city_code, subject_id) where subject_id is not null;
comment on table audit_entry is '留痕：谁、何时、从哪里、做了什么';

create table attachment (
  city_code text not null,
  id uuid not null,
  name text not null,
  media_type text not null,
  bytes bigint not null,
  uploaded_at timestamptz not null,
  uploaded_by uuid,
  subject_type text,
  subject_id uuid,
  primary key (city_code, id)
);
create index attachment_by_subject on attachment (city_code, subject_id) where subject_id is not null;
create index attachment_unclaimed on attachment (city_code, uploaded_at) where subject_id is null;
comment on table attachment is '附件：内容在磁盘，此处为登记';

create table number_block (
  city_code text not null,
  series text not null,
  on_date date not null,
  next_value bigint not null,
  primary key (city_code, series, on_date)
);
comment on table number_block is '编号段：按进程、城市、日期成段领取';

create table throttle (
  city_code text not null,
  key text not null,
  window_started_at timestamptz not null,
  count int not null,
  primary key (city_code, key)
);
comment on table throttle is '限频：登录、查询、公众提交的次数';
