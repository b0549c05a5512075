-- How a reply leaves its agency and how a case is closed: 审签, 联系记录, 阶段性答复, 阶段性办结的承诺, 审核要点, 附件种类.

alter table attachment add column kind text;
comment on column attachment.kind is '附件种类：佐证材料、联系凭证、办理结果、证件、其他';

alter table reply add column written_at timestamptz;
comment on column reply.replied_at is '答复离开单位的时间；审签的单位为最后一级签字的时间';
comment on column reply.written_at is '经办人提交的时间；与答复时间相同时为空';

create table sign_off (
  city_code text not null,
  id uuid not null,
  reply_id uuid not null,
  assignment_id uuid not null,
  work_order_id uuid not null,
  agency_id uuid not null,
  level text not null,
  submitted_at timestamptz not null,
  submitted_by_name text not null,
  verdict text,
  opinion text,
  signed_at timestamptz,
  signed_by uuid,
  signed_by_name text,
  primary key (city_code, id),
  unique (city_code, reply_id, level),
  foreign key (city_code, work_order_id) references work_order (city_code, id),
  foreign key (city_code, reply_id) references reply (city_code, id)
);
create index sign_off_waiting on sign_off (city_code, agency_id, submitted_at, id) where verdict is null;
create index sign_off_by_order on sign_off (city_code, work_order_id);
comment on table sign_off is '单位内审签：每级一行，上一级签了才有下一级';

create table contact_record (
  city_code text not null,
  id uuid not null,
  assignment_id uuid not null,
  work_order_id uuid not null,
  agency_id uuid not null,
  contacted_at timestamptz not null,
  way text not null,
  outcome text not null,
  note text,
  recorded_at timestamptz not null,
  recorded_by uuid,
  recorded_by_name text not null,
  primary key (city_code, id),
  foreign key (city_code, work_order_id) references work_order (city_code, id),
  foreign key (city_code, assignment_id) references assignment (city_code, id)
);
create index contact_record_by_order on contact_record (city_code, work_order_id);
comment on table contact_record is '承办单位联系诉求人的记录；第一次联系的时间用于响应率';

create table interim_reply (
  city_code text not null,
  id uuid not null,
  assignment_id uuid not null,
  work_order_id uuid not null,
  agency_id uuid not null,
  public_reply text not null,
  internal_account text not null,
  replied_at timestamptz not null,
  replied_by uuid,
  replied_by_name text not null,
  primary key (city_code, id),
  foreign key (city_code, work_order_id) references work_order (city_code, id),
  foreign key (city_code, assignment_id) references assignment (city_code, id)
);
create index interim_reply_by_order on interim_reply (city_code, work_order_id);
comment on table interim_reply is '阶段性答复：告知诉求人进展，不改变状态，不停表';

create table promise (
  city_code text not null,
  id uuid not null,
  assignment_id uuid not null,
  work_order_id uuid not null,
  agency_id uuid not null,
  reply_id uuid not null,
  promised_on date not null,
  plan text not null,
  due_at timestamptz not null,
  made_at timestamptz not null,
  accepted_at timestamptz,
  remind_at timestamptz,
  kept_at timestamptz,
  broken_at timestamptz,
  ended_at timestamptz,
  primary key (city_code, id),
  unique (city_code, reply_id),
  foreign key (city_code, work_order_id) references work_order (city_code, id),
  foreign key (city_code, reply_id) references reply (city_code, id)
);
create index promise_by_order on promise (city_code, work_order_id);
create index promise_by_assignment on promise (city_code, assignment_id) where accepted_at is not null;
create index promise_remind on promise (city_code, remind_at, id) where remind_at is not null;
create index promise_open on promise (city_code, due_at, id) where accepted_at is not null and kept_at is null and broken_at is null and ended_at is null;
comment on table promise is '阶段性办结的承诺：答复审核通过时生效，最后的答复通过时兑现';
comment on column promise.ended_at is '工单撤单、终止等，承诺不再有人兑现的时间';
comment on column promise.remind_at is '下一次提醒承办单位的时间；不再提醒时为空';

create table review_point (
  city_code text not null,
  position int not null,
  words text not null,
  set_at timestamptz not null,
  set_by_name text not null,
  primary key (city_code, position)
);
comment on table review_point is '审核要点：本市设定的清单；没有设定时用初始清单';

alter table review add column met_points text[] not null default '{}';
alter table review add column unmet_points text[] not null default '{}';
comment on column review.met_points is '审核时达到的要点，按当时的写法';
comment on column review.unmet_points is '审核时未达到的要点，按当时的写法';

-- 套用本单位的答复：同一单位、同一分类里最近完成的几份。
create index assignment_finished_by_category on assignment (city_code, agency_id, category_code, assigned_at desc, id desc) where state = 'finished';
