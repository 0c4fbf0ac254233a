-- What the brand promises its customers: how soon it answers and settles a matter. The first in order that fits a conversation holds.
create table service_level (
  brand_id int not null,
  id bigint generated always as identity,
  name text not null,
  place int not null,
  -- What it is for; an empty list fits everything.
  channels text[] not null default '{}',
  priorities smallint[] not null default '{}',
  team_ids bigint[] not null default '{}',
  segment_ids bigint[] not null default '{}',
  -- Minutes; empty where nothing is promised.
  first_reply int check (first_reply > 0),
  next_reply int check (next_reply > 0),
  resolution int check (resolution > 0),
  counts text not null default 'working' check (counts in ('working', 'calendar')),
  -- A working week of its own; empty where the brand's holds.
  hours jsonb,
  pauses_while_snoozed boolean not null default true,
  warn_percent smallint not null default 80 check (warn_percent between 1 and 99),
  -- Waits that were over by then were promised nothing.
  since timestamptz not null,
  removed_at timestamptz,
  primary key (brand_id, id)
);
select protect('service_level');

-- One wait of a customer, as the clock of service levels tells it: for a first reply, a further one, or the end of the matter. Kept
-- current with its conversation; a wait that is over stays as it was, so that who answered gets the credit whoever has it now.
create table reply_round (
  brand_id int not null,
  conversation_id bigint not null,
  target text not null check (target in ('first_reply', 'next_reply', 'resolution')),
  place int not null,
  started_at timestamptz not null,
  state text not null check (state in ('running', 'paused', 'met', 'settled')),
  met_at timestamptz,
  -- Who answered or resolved; while somebody waits, whose conversation it is.
  user_id text,
  channel text not null,
  team_id bigint,
  -- From the start to the answer, of all time and of the brand's working time.
  calendar_ms bigint,
  working_ms bigint,
  -- The promise: empty where none was made.
  level_id bigint,
  warn_at timestamptz,
  due_at timestamptz,
  breached_at timestamptz,
  -- When it was announced that time is short, and that it is over; once each.
  warned_at timestamptz,
  broken_at timestamptz,
  primary key (brand_id, conversation_id, target, place)
);
create index reply_round_time on reply_round (brand_id, target, started_at);
create index reply_round_open on reply_round (brand_id, target) where state in ('running', 'paused');
create index reply_round_to_warn on reply_round (brand_id, warn_at) where state = 'running' and warned_at is null;
create index reply_round_to_break on reply_round (brand_id, due_at) where state = 'running' and broken_at is null;
select protect('reply_round');

-- How far the rounds of conversations that were there before this table have been told.
create table round_backfill (
  brand_id int not null,
  up_to bigint not null default 0,
  finished_at timestamptz,
  primary key (brand_id)
);
select protect('round_backfill');

-- What is due next in a conversation, and from when on time is short; empty while nothing is, or while the clock stands.
alter table conversation add column due_at timestamptz, add column due_target text, add column warn_at timestamptz;
create index conversation_due on conversation (brand_id, due_at, id) where due_at is not null and merged_into is null;
create index conversation_due_first on conversation (brand_id, (coalesce(due_at, timestamptz '9999-12-31 00:00:00+00')), id)
  where status in ('open', 'bot') and merged_into is null;
-- A machine wrote it (an auto-reply, a bounce): nobody waits for an answer.
alter table message add column by_machine boolean not null default false;
-- Small and quick to build on any table: rows come in the order of their time.
create index message_time on message using brin (at);

create view reply_round_view with (security_invoker = true) as
  select r.*, s.name as level_name from reply_round r
  left join service_level s on s.brand_id = r.brand_id and s.id = r.level_id;
create view message_fact_view with (security_invoker = true) as
  select m.brand_id, m.id, m.conversation_id, m.at, m.direction, m.author, m.user_id, m.channel, c.team_id
  from message m join conversation c on c.brand_id = m.brand_id and c.id = m.conversation_id
  where m.kind = 'message' and m.withdrawn_at is null and c.spam_at is null;
create view conversation_turn_view with (security_invoker = true) as
  select m.brand_id, m.conversation_id, m.seq, m.at, m.event, m.user_id, c.channel, c.team_id
  from message m join conversation c on c.brand_id = m.brand_id and c.id = m.conversation_id
  where m.kind = 'event' and m.event in ('resolved', 'reopened') and c.spam_at is null and c.merged_into is null;
create view promise_view with (security_invoker = true) as
  select brand_id, id, conversation_id, due_at, made_by, made_at, kept_at, kept_by, released_at from promise;
create view team_map with (security_invoker = true) as select brand_id, id, name from team;
grant select on reply_round_view, message_fact_view, conversation_turn_view, promise_view, team_map to hamdel_app;
