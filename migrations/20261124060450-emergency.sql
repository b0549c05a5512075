-- 突发敏感信息: flagged by a person or by words, confirmed by the shift lead, directed by the leader on duty, written up in briefings, closed.
-- The moment of every step stands in the row; what was late is told to the next person up, and every such message is a row.

create table emergency (
  city_code text not null,
  id uuid not null,
  demand_id uuid not null,
  number text not null,
  title text not null,
  platform_code text not null,
  state text not null,
  source text not null,
  terms text[] not null,
  reason text,
  flagged_at timestamptz not null,
  flagged_by uuid,
  flagged_by_name text not null,
  confirm_by timestamptz not null,
  confirmed_at timestamptz,
  confirmed_by_name text,
  confirm_opinion text,
  direct_by timestamptz,
  directed_at timestamptz,
  directed_by_name text,
  direction text,
  briefed_at timestamptz,
  closed_at timestamptz,
  closed_by_name text,
  result text,
  reminded_level int not null default 0,
  remind_at timestamptz,
  primary key (city_code, id),
  foreign key (city_code, demand_id) references demand (city_code, id)
);
create unique index emergency_of_demand on emergency (city_code, demand_id) where state in ('flagged', 'confirmed', 'directed', 'briefed');
create index emergency_by_demand on emergency (city_code, demand_id);
create index emergency_newest on emergency (city_code, flagged_at desc, id desc);
create index emergency_open on emergency (city_code, state, flagged_at, id) where state in ('flagged', 'confirmed', 'directed', 'briefed');
create index emergency_to_remind on emergency (city_code, remind_at) where remind_at is not null;
comment on table emergency is '突发敏感信息';
comment on column emergency.confirm_by is '班长核实期限';
comment on column emergency.direct_by is '值班领导处置期限';
comment on column emergency.remind_at is '到这个时间仍未办就报上一级；办了或已报到顶为空';

create table emergency_reminder (
  city_code text not null,
  id uuid not null,
  emergency_id uuid not null,
  step text not null,
  level int not null,
  told text[] not null,
  reminded_at timestamptz not null,
  primary key (city_code, id),
  foreign key (city_code, emergency_id) references emergency (city_code, id)
);
create index emergency_reminder_by_emergency on emergency_reminder (city_code, emergency_id);
comment on table emergency_reminder is '突发信息逾时未办，报上一级的记录';

create table briefing (
  city_code text not null,
  id uuid not null,
  emergency_id uuid not null,
  year int not null,
  serial int not null,
  sequence int not null,
  title text not null,
  facts text not null,
  measures text not null,
  follow_ups text,
  written_at timestamptz not null,
  written_by uuid,
  written_by_name text not null,
  primary key (city_code, id),
  unique (city_code, year, serial),
  unique (city_code, emergency_id, sequence),
  foreign key (city_code, emergency_id) references emergency (city_code, id)
);
comment on table briefing is '专报：首报与续报';

create table emergency_term (
  city_code text not null,
  id uuid not null,
  term text not null,
  is_active boolean not null,
  set_at timestamptz not null,
  set_by_name text not null,
  primary key (city_code, id),
  unique (city_code, term)
);
comment on table emergency_term is '突发敏感信息的提示词';
