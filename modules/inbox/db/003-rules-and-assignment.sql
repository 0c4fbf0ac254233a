-- Who answers, as far as giving out needs to know. A row comes with the first sign of life. `capacity` and `week` are the brand's where
-- empty. Somebody is there while `absent_since` is empty and `seen_at` is lately.
create table agent_state (
  brand_id int not null,
  user_id text not null,
  seen_at timestamptz,
  absent_since timestamptz,
  absent_why text check (absent_why in ('by_hand', 'idle')),
  capacity int check (capacity between 0 and 500),
  skills text[] not null default '{}',
  week jsonb,
  primary key (brand_id, user_id)
);
select protect('agent_state');

-- How conversations of a team are given out; team 0 is for those that belong to no team, and holds what counts for the whole brand.
create table assignment_way (
  brand_id int not null,
  team_id bigint not null,
  way text not null check (way in ('by_hand', 'round_robin', 'by_load')),
  when_away text not null default 'after' check (when_away in ('at_once', 'after', 'never')),
  away_minutes int not null default 10 check (away_minutes between 1 and 1440),
  capacity int not null default 10 check (capacity between 0 and 500),
  idle_minutes int not null default 10 check (idle_minutes between 2 and 240),
  primary key (brand_id, team_id)
);
select protect('assignment_way');

-- Whose turn it was last, in each team (0: no team): a number that only grows.
create sequence assignment_turn_seq;
grant usage on sequence assignment_turn_seq to hamdel_app;
create table assignment_turn (
  brand_id int not null,
  team_id bigint not null,
  user_id text not null,
  turn bigint not null,
  primary key (brand_id, team_id, user_id)
);
select protect('assignment_turn');

-- Skills that whoever gets a conversation must have, as rules asked for.
create table conversation_need (
  brand_id int not null,
  conversation_id bigint not null,
  skills text[] not null,
  primary key (brand_id, conversation_id)
);
select protect('conversation_need');

-- When … if … then. `waits_minutes` stands apart for rules about waiting: their jobs are put off by so much.
create table rule (
  brand_id int not null,
  id bigint generated always as identity,
  name text not null,
  position int not null,
  on_event text not null,
  waits_minutes int,
  condition jsonb not null,
  deeds jsonb not null,
  stops boolean not null default false,
  made_by text not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  switched_on_at timestamptz,
  switched_on_by text,
  removed_at timestamptz,
  primary key (brand_id, id)
);
create index rule_on on rule (brand_id, on_event) where switched_on_at is not null and removed_at is null;
select protect('rule');

-- What rules did, and why. `cause` names what happened: the same happening moves a rule once.
create table rule_run (
  brand_id int not null,
  id bigint generated always as identity,
  rule_id bigint not null,
  conversation_id bigint not null,
  cause text not null,
  at timestamptz not null,
  held_back text,
  deeds jsonb not null default '[]',
  why jsonb not null default '[]',
  primary key (brand_id, id),
  unique (brand_id, rule_id, cause)
);
create index rule_run_of_conversation on rule_run (brand_id, conversation_id, at desc);
create index rule_run_of_rule on rule_run (brand_id, rule_id, id desc);
select protect('rule_run');
