-- What people receive: several notices of one kind become one digest, and who read what when is kept.

alter table notice add column digest_id uuid;
comment on column notice.digest_id is '并入的消息：同一主题同一收件方 30 分钟内的第一条；自己就是第一条时为空';
create index notice_of_digest on notice (city_code, digest_id, id) where digest_id is not null;

create table notice_receipt (
  city_code text not null,
  notice_id uuid not null,
  account_id uuid not null,
  account_name text not null,
  read_at timestamptz not null,
  primary key (city_code, notice_id, account_id),
  foreign key (city_code, notice_id) references notice (city_code, id)
);
comment on table notice_receipt is '消息回执：谁在何时读了发给本人或本单位的消息';

create index duty_shift_of_person on duty_shift (city_code, account_id, ends_at);
