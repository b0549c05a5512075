-- 诉求: one row for every approach of a citizen or an enterprise, with what was done at once beside it.
-- Personal data are sealed; digests beside them serve exact search.

create table demand (
  city_code text not null,
  id uuid not null,
  number text not null,
  platform_code text not null,
  channel text not null,
  kind text not null,
  line text not null,
  state text not null,
  urgency text not null,
  title text not null,
  content text not null,
  category_code text,
  region_code text,
  address_sealed bytea,
  longitude double precision,
  latitude double precision,
  occurred_at timestamptz,
  requester_name_sealed bytea,
  requester_label text not null,
  requester_gender text not null,
  requester_kind text not null,
  enterprise_name text,
  caller_number_sealed bytea,
  caller_number_digest bytea,
  contact_phone_sealed bytea,
  contact_phone_digest bytea,
  email_sealed bytea,
  subject_name text,
  subject_phone_sealed bytea,
  call_id text,
  previous_number text,
  is_anonymous boolean not null,
  is_confidential boolean not null,
  no_reply_wanted boolean not null,
  registered_at timestamptz not null,
  registered_by uuid,
  registered_by_name text,
  disposed_at timestamptz,
  first_dispatched_at timestamptz,
  work_order_id uuid,
  query_code_digest bytea not null,
  request_key text not null,
  source text,
  source_key text,
  search tsvector not null,
  primary key (city_code, id),
  unique (city_code, number),
  unique (city_code, request_key)
);
create unique index demand_source on demand (city_code, source, source_key) where source is not null;
create index demand_newest on demand (city_code, registered_at desc, id desc);
create index demand_waiting on demand (city_code, registered_at, id) where state = 'registered';
create index demand_by_phone on demand (city_code, contact_phone_digest, registered_at desc) where contact_phone_digest is not null;
create index demand_by_caller on demand (city_code, caller_number_digest, registered_at desc) where caller_number_digest is not null;
create index demand_by_order on demand (city_code, work_order_id) where work_order_id is not null;
create index demand_search on demand using gin (search) with (fastupdate = on);
comment on table demand is '诉求';
comment on column demand.requester_label is '脱敏后的称呼，列表用';
comment on column demand.first_dispatched_at is '首次派单时间：派单量按它计，每件诉求一次';

create table demand_answer (
  city_code text not null,
  demand_id uuid not null,
  answer text not null,
  articles jsonb not null,
  answered_at timestamptz not null,
  answered_by uuid,
  answered_by_name text not null,
  primary key (city_code, demand_id),
  foreign key (city_code, demand_id) references demand (city_code, id)
);
comment on table demand_answer is '在线解答，连同引用的知识';

create table demand_decline (
  city_code text not null,
  demand_id uuid not null,
  reason text not null,
  explanation text not null,
  declined_at timestamptz not null,
  declined_by uuid,
  primary key (city_code, demand_id),
  foreign key (city_code, demand_id) references demand (city_code, id)
);
comment on table demand_decline is '不予受理，连同法定理由';

create table demand_hand_over (
  city_code text not null,
  demand_id uuid not null,
  target text not null,
  note text,
  handed_over_at timestamptz not null,
  handed_over_by uuid,
  primary key (city_code, demand_id),
  foreign key (city_code, demand_id) references demand (city_code, id)
);
comment on table demand_hand_over is '转接其他热线';
