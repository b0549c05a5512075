-- Messages to people, with every delivery and its result; and the hotline wiki with its versions and reviews.
-- Addresses are sealed; a webhook's secret too.

create table notice (
  city_code text not null,
  id uuid not null,
  topic text not null,
  title text not null,
  body text not null,
  link text,
  demand_id uuid,
  account_id uuid,
  agency_id uuid,
  cause_id uuid not null,
  created_at timestamptz not null,
  read_at timestamptz,
  primary key (city_code, id)
);
create index notice_of_demand on notice (city_code, demand_id) where demand_id is not null;
create index notice_of_account on notice (city_code, account_id, id) where account_id is not null;
create index notice_of_agency on notice (city_code, agency_id, id) where agency_id is not null;
create unique index notice_once on notice (city_code, cause_id, topic, coalesce(demand_id, account_id, agency_id));
comment on table notice is '消息：给诉求人、人员或单位';
comment on column notice.cause_id is '引起消息的事件；同一事件同一收件方只发一次';

create table delivery (
  city_code text not null,
  id uuid not null,
  notice_id uuid not null,
  channel text not null,
  address_sealed bytea,
  webhook_id uuid,
  state text not null,
  attempts int not null default 0,
  ready_at timestamptz not null,
  sent_at timestamptz,
  last_error text,
  primary key (city_code, id),
  foreign key (city_code, notice_id) references notice (city_code, id)
);
create index delivery_waiting on delivery (city_code, ready_at) where state = 'waiting';
create index delivery_of_notice on delivery (city_code, notice_id);
comment on table delivery is '送达：一条消息一个渠道一行';

create table webhook (
  city_code text not null,
  id uuid not null,
  url text not null,
  topics text[] not null,
  secret_sealed bytea not null,
  is_active boolean not null,
  created_at timestamptz not null,
  primary key (city_code, id)
);
comment on table webhook is '消息推送地址';

create table sms_outbox (
  city_code text not null,
  id uuid not null,
  phone_masked text not null,
  body text not null,
  recorded_at timestamptz not null,
  primary key (city_code, id)
);
comment on table sms_outbox is '短信测试网关的记录：没有接真实网关时短信写在这里';

create table article (
  city_code text not null,
  id uuid not null,
  kind text not null,
  state text not null,
  visibility text not null,
  title text not null,
  body text not null,
  internal_note text,
  basis text,
  keywords text[] not null,
  aliases text[] not null,
  category_code text,
  agency_id uuid,
  effective_from date not null,
  expires_on date,
  version int not null,
  drafted_by uuid,
  drafted_by_name text not null,
  reviewed_by_name text,
  review_comment text,
  pending jsonb,
  search tsvector not null,
  view_count bigint not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (city_code, id)
);
create unique index article_title on article (city_code, title);
create index article_search on article using gin (search);
create index article_newest on article (city_code, updated_at desc, id desc);
create index article_expiring on article (city_code, expires_on) where state = 'published' and expires_on is not null;
comment on table article is '知识：信息与问答';
comment on column article.pending is '已发布知识的修改稿，审核通过前旧版照用';

create table article_version (
  city_code text not null,
  article_id uuid not null,
  version int not null,
  content jsonb not null,
  published_at timestamptz not null,
  published_by_name text not null,
  primary key (city_code, article_id, version)
);
comment on table article_version is '知识的历史版本';
