-- Numbers that are sent by themselves: reports at fixed times, and word of a score that moved by more than chance.
create table score_report (
  brand_id int not null,
  id bigint generated always as identity,
  rule jsonb not null,
  next_at timestamptz not null,
  sent_at timestamptz,
  problem text,
  made_by text,
  removed_at timestamptz,
  primary key (brand_id, id)
);
create index score_report_due on score_report (next_at) where removed_at is null;
select protect('score_report');

create table score_watch (
  brand_id int not null,
  id bigint generated always as identity,
  rule jsonb not null,
  looked_on date,
  problem text,
  made_by text,
  removed_at timestamptz,
  primary key (brand_id, id)
);
select protect('score_watch');

-- Append-only: what was seen to have moved, as it stood that day.
create table score_alert (
  brand_id int not null,
  id bigint generated always as identity,
  watch_id bigint not null,
  day date not null,
  move jsonb not null,
  at timestamptz not null,
  primary key (brand_id, id),
  unique (brand_id, watch_id, day)
);
select protect('score_alert');
