-- Whether the demo city was made whole: a start that was cut short must be told from a finished one.
create table demo_run (
  city_code text primary key,
  started_at timestamptz not null,
  finished_at timestamptz
);
comment on table demo_run is '演示城市的生成记录';
