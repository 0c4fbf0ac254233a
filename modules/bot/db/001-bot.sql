-- The bot: what it knows, how it stands in each conversation, and what it could not answer.

-- How the bot of a brand behaves; where there is no row it is off. `revision` goes up with everything that what it knows is made of.
create table bot_setting (
  brand_id int not null,
  settings jsonb not null,
  model_key_sealed text,
  revision bigint not null default 1,
  primary key (brand_id)
);
select protect('bot_setting');

-- Something that customers want, and what is done about it.
create table bot_intent (
  brand_id int not null,
  id bigint generated always as identity,
  title text not null,
  does jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  removed_at timestamptz,
  primary key (brand_id, id)
);
select protect('bot_intent');

-- How people say it. Without an intent: what is said and is none of the intents.
create table bot_example (
  brand_id int not null,
  id bigint generated always as identity,
  intent_id bigint,
  text text not null,
  primary key (brand_id, id)
);
create index bot_example_intent on bot_example (brand_id, intent_id);
select protect('bot_example');

-- Kinds of answers of the brand's own: words and what else they are called.
create table bot_entity (
  brand_id int not null,
  id bigint generated always as identity,
  name text not null,
  choices jsonb not null,
  primary key (brand_id, id),
  unique (brand_id, name)
);
select protect('bot_entity');

create table bot_flow (
  brand_id int not null,
  id bigint generated always as identity,
  name text not null,
  draft jsonb not null,
  updated_at timestamptz not null,
  published_version int,
  removed_at timestamptz,
  primary key (brand_id, id)
);
select protect('bot_flow');

create table bot_flow_version (
  brand_id int not null,
  flow_id bigint not null,
  version int not null,
  flow jsonb not null,
  published_at timestamptz not null,
  published_by text,
  primary key (brand_id, flow_id, version)
);
select protect('bot_flow_version');

-- What was learnt of the examples as they are now; `wanted` is what they were counted to when training was asked for.
create table bot_draft_model (
  brand_id int not null,
  wanted bigint not null default 0,
  trained bigint not null default 0,
  bytes bytea,
  examples int not null default 0,
  trained_at timestamptz,
  problem text,
  primary key (brand_id)
);
select protect('bot_draft_model');

-- Intents as they went live, with what was learnt of their examples. The newest holds.
create table bot_release (
  brand_id int not null,
  version int not null,
  intents jsonb not null,
  bytes bytea,
  published_at timestamptz not null,
  published_by text,
  primary key (brand_id, version)
);
select protect('bot_release');

-- How the bot stands in a conversation: what it remembers of the thread, and for whom the customer was proven to be.
create table bot_thread (
  brand_id int not null,
  conversation_id bigint not null,
  state jsonb not null default '{}',
  proven_customer_id bigint,
  proven_until timestamptz,
  greeted_at timestamptz,
  handed_over_at timestamptz,
  reason text,
  primary key (brand_id, conversation_id)
);
create index bot_thread_proven on bot_thread (brand_id, proven_customer_id) where proven_customer_id is not null;
select protect('bot_thread');

-- The claim of a customer's message: one row for each that was dealt with, in the transaction that answers it.
create table bot_turn (
  brand_id int not null,
  message_id bigint not null,
  conversation_id bigint not null,
  at timestamptz not null,
  -- What became of it: replied, asked_back, unsure, handed_over, silent; `joined` where a later message was answered for both.
  outcome text not null,
  -- From what it was answered (intent, article, order …), or why it went to a person.
  source text,
  intent_id bigint,
  score real,
  -- From the message being stored to the answer.
  took_ms int,
  reply_id bigint,
  primary key (brand_id, message_id)
);
create index bot_turn_conversation on bot_turn (brand_id, conversation_id, at);
create index bot_turn_time on bot_turn (brand_id, at);
select protect('bot_turn');

-- A code that was sent to prove who somebody is. What is sent stands sealed only until it has gone out.
create table bot_code (
  brand_id int not null,
  id bigint generated always as identity,
  conversation_id bigint not null,
  -- Empty where the address is nobody's: the customer is told the same.
  identity_id bigint,
  customer_id bigint,
  address_hash text not null,
  code_hash text not null,
  code_sealed text,
  tries int not null default 0,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  sending_at timestamptz,
  primary key (brand_id, id)
);
create index bot_code_conversation on bot_code (brand_id, conversation_id, made_at desc);
create index bot_code_address on bot_code (brand_id, address_hash, made_at desc);
select protect('bot_code');

-- What the bot could not answer, or answered badly; the words are the message's own.
create table bot_unanswered (
  brand_id int not null,
  message_id bigint not null,
  conversation_id bigint not null,
  language text not null,
  why text not null,
  -- Near-identical questions have the same: the words that matter, in the order of the alphabet.
  grouping text not null,
  at timestamptz not null,
  settled_at timestamptz,
  settled_by text,
  primary key (brand_id, message_id)
);
create index bot_unanswered_open on bot_unanswered (brand_id, at desc) where settled_at is null;
select protect('bot_unanswered');

-- Somebody of the house, or the customer, says that an answer was wrong.
create table bot_wrong_answer (
  brand_id int not null,
  message_id bigint not null,
  conversation_id bigint not null,
  reported_by text,
  at timestamptz not null,
  primary key (brand_id, message_id)
);
select protect('bot_wrong_answer');

-- Something that goes wrong just now, whom it touches, and what is said to them.
create table bot_incident (
  brand_id int not null,
  id bigint generated always as identity,
  incident jsonb not null,
  from_at timestamptz not null,
  until_at timestamptz,
  resolved_at timestamptz,
  resolved_by text,
  made_by text,
  primary key (brand_id, id)
);
create index bot_incident_open on bot_incident (brand_id, from_at) where resolved_at is null;
select protect('bot_incident');

-- A replay of real conversations against what is not live yet.
create table bot_replay (
  brand_id int not null,
  id bigint generated always as identity,
  asked_at timestamptz not null,
  asked_by text,
  total int,
  done int not null default 0,
  result jsonb,
  finished_at timestamptz,
  primary key (brand_id, id)
);
select protect('bot_replay');
