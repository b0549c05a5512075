-- People and what they may do: accounts, their roles, sessions, tokens for programs.
-- Passwords are argon2id; session and API tokens are stored only as digests.

create table account (
  city_code text not null,
  id uuid not null,
  username text not null,
  display_name text not null,
  password_hash text not null,
  roles text[] not null,
  platform_code text not null,
  agency_id uuid,
  status text not null,
  created_at timestamptz not null,
  last_signed_in_at timestamptz,
  primary key (city_code, id),
  unique (city_code, username)
);
comment on table account is '账号';

create table session (
  city_code text not null,
  token_digest bytea not null,
  account_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ip text,
  primary key (city_code, token_digest),
  foreign key (city_code, account_id) references account (city_code, id)
);
create index session_by_account on session (city_code, account_id);
comment on table session is '登录会话';

create table api_token (
  city_code text not null,
  id uuid not null,
  account_id uuid not null,
  name text not null,
  token_digest bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz,
  primary key (city_code, id),
  unique (city_code, token_digest),
  foreign key (city_code, account_id) references account (city_code, id)
);
comment on table api_token is '接口令牌';
