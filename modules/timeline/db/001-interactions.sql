-- Ids are taken before the row is written, so that a claim can name the row it becomes.
create sequence interaction_id cache 100;
grant usage on sequence interaction_id to hamdel_app;

-- The interaction log: append-only, partitioned by the month it was recorded in (what happened may be dated anything).
create table interaction (
  brand_id int not null,
  id bigint not null default nextval('interaction_id'),
  -- Whole milliseconds, as the app's clock gives them.
  recorded_at timestamptz not null default date_trunc('milliseconds', now()),
  occurred_at timestamptz not null,
  identity_id bigint not null,
  kind text not null check (kind in ('contact', 'activity', 'broadcast', 'mention')),
  channel text not null,
  touchpoint text,
  direction text check (direction in ('in', 'out')),
  partner_id bigint,
  user_id text,
  source_id int not null,
  -- What it is: message, call, visit, meeting, letter, order, return, page_view, product_view …; and the row it speaks of.
  subject text not null,
  subject_id bigint,
  feeling smallint check (feeling between -2 and 2),
  primary key (brand_id, id, recorded_at)
) partition by range (recorded_at);
create index interaction_of_identity on interaction (brand_id, identity_id, occurred_at desc, id desc);
create index interaction_time on interaction (brand_id, occurred_at desc, id desc);
select protect('interaction', true);

-- The words of an interaction, apart so that erasing a person can remove them and keep the fact.
create table interaction_text (
  brand_id int not null,
  recorded_at timestamptz not null,
  interaction_id bigint not null,
  body text,
  meta jsonb,
  primary key (brand_id, interaction_id, recorded_at)
) partition by range (recorded_at);
select protect('interaction_text');

-- An entry its author took back: it stays in the log and is shown and counted no more.
create table interaction_withdrawal (
  brand_id int not null,
  interaction_id bigint not null,
  withdrawn_at timestamptz not null default now(),
  withdrawn_by text not null,
  primary key (brand_id, interaction_id)
);
select protect('interaction_withdrawal');

create function make_interaction_partitions(first_month date, months int) returns void language plpgsql security definer
  set search_path = hamdel, pg_temp as $$
declare
  start_day date := date_trunc('month', first_month)::date;
  suffix text;
begin
  for step in 1..months loop
    suffix := to_char(start_day, 'YYYY_MM');
    begin
      execute format('create table if not exists interaction_%s partition of interaction for values from (%L) to (%L)',
                     suffix, start_day::timestamp at time zone 'UTC', (start_day + interval '1 month')::timestamp at time zone 'UTC');
      execute format('create table if not exists interaction_text_%s partition of interaction_text for values from (%L) to (%L)',
                     suffix, start_day::timestamp at time zone 'UTC', (start_day + interval '1 month')::timestamp at time zone 'UTC');
    exception when check_violation then
      -- Nobody made this month in time and its rows are in the default partition: they stay there.
      null;
    end;
    start_day := (start_day + interval '1 month')::date;
  end loop;
end $$;
revoke execute on function make_interaction_partitions(date, int) from public;
grant execute on function make_interaction_partitions(date, int) to hamdel_app;
create table interaction_other partition of interaction default;
create table interaction_text_other partition of interaction_text default;
-- Few, since every question plans over all of them; a daily duty makes more ahead.
select make_interaction_partitions(current_date, 6);

-- Counted as rows arrive, so that no page ever scans the log.
create table interaction_day (
  brand_id int not null,
  day date not null,
  kind text not null,
  channel text not null,
  partner_id bigint not null default 0,
  direction text not null default '',
  n bigint not null,
  primary key (brand_id, day, kind, channel, partner_id, direction)
);
select protect('interaction_day');

-- Counts and times of one identity. `contacts` and the contact times count the kind contact; last_seen_at is the last sign of life
-- that came from the customer.
-- Room in each page: a row that is counted up stays where it is.
create table identity_activity (
  brand_id int not null,
  identity_id bigint not null,
  interactions int not null,
  contacts int not null,
  first_contact_at timestamptz,
  last_contact_at timestamptz,
  last_seen_at timestamptz,
  last_channel text,
  primary key (brand_id, identity_id)
) with (fillfactor = 70);
select protect('identity_activity');
create view interaction_day_view with (security_invoker = true) as select * from interaction_day;
create view identity_activity_view with (security_invoker = true) as select * from identity_activity;
grant select on interaction_day_view, identity_activity_view to hamdel_app;
