-- Phone exchanges of the brand: Simotel, which calls in by webhook, and Asterisk, to which we hold a connection. Secrets are sealed; of the
-- password with which a webhook comes only the hash is here.
create table phone_exchange (
  brand_id int not null,
  id bigint generated always as identity,
  kind text not null,
  name text not null,
  settings jsonb not null,
  secrets_sealed text,
  hook_hash text,
  made_at timestamptz not null,
  checked_at timestamptz,
  problem text,
  key_problem text,
  heard_at timestamptz,
  paused_at timestamptz,
  removed_at timestamptz,
  primary key (brand_id, id)
);
select protect('phone_exchange');

-- Whose telephone an extension of an exchange is.
create table phone_extension (
  brand_id int not null,
  id bigint generated always as identity,
  exchange_id bigint not null,
  number text not null,
  user_id text not null,
  primary key (brand_id, id),
  unique (brand_id, exchange_id, number),
  foreign key (brand_id, exchange_id) references phone_exchange (brand_id, id)
);
create index phone_extension_user on phone_extension (brand_id, user_id);
select protect('phone_extension');

-- One call, one row, however often and in whatever order an exchange speaks of it. The number and the recording are a person's and can be
-- erased; the rest are facts. `firm`: the exchange's own record of the call said how it ended; `lost`:
-- nobody told its end.
create table phone_call (
  brand_id int not null,
  id bigint generated always as identity,
  exchange_id bigint not null,
  external_id text not null,
  direction text check (direction in ('in', 'out', 'internal')),
  number text,
  identity_id bigint,
  user_id text,
  extension text,
  queue text,
  entry text,
  began_at timestamptz not null,
  answered_at timestamptz,
  ended_at timestamptz,
  wait_seconds int,
  talk_seconds int,
  outcome text check (outcome in ('answered', 'missed', 'no_answer', 'busy', 'failed', 'cancelled', 'unknown')),
  firm boolean not null default false,
  lost boolean not null default false,
  recording text,
  heard_at timestamptz not null,
  interaction_id bigint,
  conversation_id bigint,
  settled_at timestamptz,
  erased_at timestamptz,
  primary key (brand_id, id),
  unique (brand_id, exchange_id, external_id),
  foreign key (brand_id, exchange_id) references phone_exchange (brand_id, id)
);
create index phone_call_newest on phone_call (brand_id, began_at desc, id desc);
create index phone_call_identity on phone_call (brand_id, identity_id, began_at desc);
create index phone_call_open on phone_call (brand_id, exchange_id) where ended_at is null;
select protect('phone_call');

-- The telephones of the house in a call, each as it stands.
create table phone_call_leg (
  brand_id int not null,
  call_id bigint not null,
  extension text not null,
  state text not null check (state in ('ringing', 'talking', 'over')),
  at timestamptz not null,
  primary key (brand_id, call_id, extension),
  foreign key (brand_id, call_id) references phone_call (brand_id, id) on delete cascade
);
create index phone_call_leg_extension on phone_call_leg (brand_id, extension, at desc);
select protect('phone_call_leg');
