-- Who and where: regions, platforms, agencies in three tiers, the category tree, time limits, exceptional days.
-- Regions and platforms are the same for a whole province (reference tables); the rest belongs to a city.

create table region (
  code text primary key,
  name text not null,
  parent_code text references region (code),
  level text not null,
  full_name text not null
);
comment on table region is '区划（省、市、县、镇街）';

create table platform (
  code text primary key,
  name text not null,
  parent_code text references platform (code),
  level text not null,
  city_code text not null,
  region_code text
);
comment on table platform is '热线平台（省、市、县、园区）';

create table agency (
  city_code text not null,
  id uuid not null,
  code text not null,
  name text not null,
  short_name text not null,
  parent_id uuid,
  path text not null,
  tier int not null,
  kind text not null,
  region_code text,
  platform_code text not null,
  phone text,
  initials text not null,
  is_active boolean not null,
  primary key (city_code, id),
  unique (city_code, code)
);
comment on table agency is '承办单位（成员单位），三级';
comment on column agency.path is '从一级单位到本单位的代码，以 / 分隔并以 / 结尾';

create table category (
  city_code text not null,
  code text not null,
  name text not null,
  parent_code text,
  level int not null,
  scope text,
  keywords text[] not null,
  usual_agency_id uuid,
  full_name text not null,
  initials text not null,
  is_active boolean not null,
  primary key (city_code, code)
);
comment on table category is '诉求分类（事项），三级';

create table time_limit (
  city_code text not null,
  id uuid not null,
  kind_group text not null,
  urgency text not null,
  amount int not null,
  unit text not null,
  effective_from date not null,
  effective_to date,
  source text not null,
  primary key (city_code, id),
  unique (city_code, kind_group, urgency, effective_from)
);
comment on table time_limit is '办理时限，按类型与紧急程度，带生效期';

create table calendar_day (
  city_code text not null,
  on_date date not null,
  is_working boolean not null,
  name text not null,
  source text not null,
  primary key (city_code, on_date, source)
);
comment on table calendar_day is '工作日历的例外日：国务院通知（notice）与本市（city）';

create table work_period (
  city_code text not null,
  opens_at text not null,
  closes_at text not null,
  primary key (city_code, opens_at)
);
comment on table work_period is '每日工作时段';
