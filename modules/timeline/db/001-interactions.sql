-- The interaction log: append-only, partitioned by the month it was recorded in (what happened may be dated anything).
create table interaction (
  brand_id int not null,
  id bigint generated always as identity,
  recorded_at timestamptz not null default now(),
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
  primary key (brand_id, recorded_at, id)
) partition by range (recorded_at);
create index interaction_of_identity on interaction (brand_id, identity_id, occurred_at desc, id desc);
select protect('interaction', true);

-- The words of an interaction, apart so that erasing a person can remove them and keep the fact.
create table interaction_text (
  brand_id int not null,
  recorded_at timestamptz not null,
  interaction_id bigint not null,
  body text,
  meta jsonb,
  primary key (brand_id, recorded_at, interaction_id)
) partition by range (recorded_at);
select protect('interaction_text');

create function make_interaction_partitions(first_month date, months int) returns void language plpgsql security definer
  set search_path = hamdel, pg_temp as $$
declare
  start_day date := date_trunc('month', first_month)::date;
  suffix text;
begin
  for step in 1..months loop
    suffix := to_char(start_day, 'YYYY_MM');
    execute format('create table if not exists interaction_%s partition of interaction for values from (%L) to (%L)',
                   suffix, start_day::timestamp at time zone 'UTC', (start_day + interval '1 month')::timestamp at time zone 'UTC');
    execute format('create table if not exists interaction_text_%s partition of interaction_text for values from (%L) to (%L)',
                   suffix, start_day::timestamp at time zone 'UTC', (start_day + interval '1 month')::timestamp at time zone 'UTC');
    start_day := (start_day + interval '1 month')::date;
  end loop;
end $$;
grant execute on function make_interaction_partitions(date, int) to hamdel_app;
create table interaction_other partition of interaction default;
create table interaction_text_other partition of interaction_text default;
select make_interaction_partitions(current_date, 18);

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
);
select protect('identity_activity');
create view interaction_day_view with (security_invoker = true) as select * from interaction_day;
create view identity_activity_view with (security_invoker = true) as select * from identity_activity;
grant select on interaction_day_view, identity_activity_view to hamdel_app;
