-- Surveys: what is asked, who is asked and when, what was answered, and what numbers are made of.

create table survey (
  brand_id int not null,
  id bigint generated always as identity,
  -- As in addresses, files and commands.
  key text not null,
  name text not null,
  settings jsonb not null,
  draft jsonb not null,
  live_version int,
  created_at timestamptz not null,
  created_by text,
  updated_at timestamptz not null,
  closed_at timestamptz,
  closed_by text,
  removed_at timestamptz,
  primary key (brand_id, id),
  unique (brand_id, key)
);
select protect('survey');

create table survey_version (
  brand_id int not null,
  survey_id bigint not null,
  version int not null,
  definition jsonb not null,
  published_at timestamptz not null,
  published_by text,
  primary key (brand_id, survey_id, version)
);
select protect('survey_version', true);

-- How often anybody may be asked at all; where there is no row, the house's rule.
create table survey_setting (
  brand_id int not null,
  settings jsonb not null,
  primary key (brand_id)
);
select protect('survey_setting');

-- What makes a survey ask: after a delivery, a resolved conversation, on a period, when a group is entered …
create table survey_occasion (
  brand_id int not null,
  id bigint generated always as identity,
  survey_id bigint not null,
  kind text not null,
  rule jsonb not null,
  switched_on_at timestamptz,
  switched_on_by text,
  -- How far it has looked.
  looked_until timestamptz,
  removed_at timestamptz,
  primary key (brand_id, id)
);
create index survey_occasion_survey on survey_occasion (brand_id, survey_id);
select protect('survey_occasion');

-- Invitations that were made together: by hand to an audience, or by an occasion's run.
create table survey_wave (
  brand_id int not null,
  id bigint generated always as identity,
  survey_id bigint not null,
  occasion_id bigint,
  audience jsonb not null,
  made_at timestamptz not null,
  made_by text,
  invited int not null default 0,
  left_out jsonb not null default '{}',
  primary key (brand_id, id)
);
create index survey_wave_survey on survey_wave (brand_id, survey_id, id desc);
select protect('survey_wave');

-- One request to answer. Its token is random and stands here as it is in the link; what it opens is one questionnaire.
create table survey_invitation (
  brand_id int not null,
  id bigint generated always as identity,
  survey_id bigint not null,
  version int not null,
  wave_id bigint,
  occasion_id bigint,
  -- Where it goes; whose it is says identity_map.
  identity_id bigint,
  channel text not null,
  token text not null,
  -- What it is about: a conversation, an order, a product; the same subject is asked about once by an occasion.
  subject text,
  subject_id bigint,
  circumstances jsonb not null default '{}',
  due_at timestamptz not null,
  expires_at timestamptz not null,
  -- waiting → sent → opened → used; or left_out, failed, expired, withdrawn.
  state text not null default 'waiting',
  reason text,
  sent_at timestamptz,
  opened_at timestamptz,
  used_at timestamptz,
  reminded_at timestamptz,
  message_id bigint,
  attempts int not null default 0,
  is_test boolean not null default false,
  primary key (brand_id, id),
  unique (brand_id, token)
);
create index survey_invitation_due on survey_invitation (brand_id, due_at, id) where state = 'waiting';
create index survey_invitation_identity on survey_invitation (brand_id, identity_id, id desc) where identity_id is not null;
create index survey_invitation_survey on survey_invitation (brand_id, survey_id, id desc);
create unique index survey_invitation_once on survey_invitation (brand_id, occasion_id, subject, subject_id) where occasion_id is not null and subject_id is not null;
select protect('survey_invitation');

-- The never-too-often rule's memory: when an identity was last asked, on each channel. A customer's are found by identity_map.
create table survey_asked (
  brand_id int not null,
  identity_id bigint not null,
  channel text not null,
  asked_at timestamptz not null,
  primary key (brand_id, identity_id, channel)
);
select protect('survey_asked');

-- Whom a rule left out of a wave, and why.
create table survey_left_out (
  brand_id int not null,
  wave_id bigint not null,
  customer_id bigint not null,
  reason text not null,
  until timestamptz,
  primary key (brand_id, wave_id, customer_id)
);
select protect('survey_left_out');

-- A response as it stands now. `key` is what makes a repeated submission known.
create table survey_response (
  brand_id int not null,
  id bigint generated always as identity,
  survey_id bigint not null,
  version int not null,
  key text not null,
  invitation_id bigint,
  -- Who answered, never in an anonymous survey; for whom it counts now says identity_map.
  identity_id bigint,
  conversation_id bigint,
  mode text not null,
  channel text,
  touchpoint text,
  partner_id bigint,
  product_id bigint,
  agent text,
  language text,
  answers jsonb not null default '{}',
  comment text,
  -- −1 … 1 and in words, of the comment.
  sentiment real,
  -- What every asked score question got.
  nps smallint,
  nps_1_10 smallint,
  csat smallint,
  ces smallint,
  expectation smallint,
  revision int not null default 1,
  started_at timestamptz not null,
  -- Null while partial.
  answered_at timestamptz,
  updated_at timestamptz not null,
  is_test boolean not null default false,
  primary key (brand_id, id),
  unique (brand_id, survey_id, key)
);
create index survey_response_survey on survey_response (brand_id, survey_id, answered_at desc, id desc) where answered_at is not null;
create index survey_response_identity on survey_response (brand_id, identity_id, id desc) where identity_id is not null;
create index survey_response_invitation on survey_response (brand_id, invitation_id) where invitation_id is not null;
select protect('survey_response');

-- Every state that somebody sent, as it was sent. Rows go when their person is erased, and never otherwise.
create table survey_response_text (
  brand_id int not null,
  response_id bigint not null,
  revision int not null,
  answers jsonb not null,
  mode text not null,
  at timestamptz not null,
  primary key (brand_id, response_id, revision)
);
select protect('survey_response_text');

-- What numbers are made of: a response that counts (weight 1), or one taken back (weight −1) with exactly what it was.
create table survey_fact (
  brand_id int not null,
  id bigint generated always as identity,
  response_id bigint not null,
  survey_id bigint not null,
  version int not null,
  weight smallint not null,
  day date not null,
  mode text not null,
  channel text,
  touchpoint text,
  partner_id bigint,
  product_id bigint,
  agent text,
  identity_id bigint,
  -- Closed answers: question key → option keys or a number; null where it was shown and passed over.
  answers jsonb not null,
  nps smallint,
  nps_1_10 smallint,
  csat smallint,
  ces smallint,
  expectation smallint,
  written_xid xid8 not null default pg_current_xact_id(),
  primary key (brand_id, id)
);
create index survey_fact_survey on survey_fact (brand_id, survey_id, day);
create index survey_fact_written on survey_fact (brand_id, written_xid);
create index survey_fact_response on survey_fact (brand_id, response_id, id desc);
select protect('survey_fact', true);

-- Facts added up: how many gave this answer on this day, in all ('' as dimension) and by channel, mode, touchpoint and so on.
create table survey_tally (
  brand_id int not null,
  survey_id bigint not null,
  question text not null,
  day date not null,
  dimension text not null,
  value text not null,
  -- An option's key or a number; '' for passed over.
  answer text not null,
  n bigint not null,
  primary key (brand_id, survey_id, question, dimension, day, value, answer)
);
select protect('survey_tally');

-- Facts of transactions below this are in the tallies.
create table survey_tally_mark (
  brand_id int not null,
  folded_xid xid8 not null,
  primary key (brand_id)
);
select protect('survey_tally_mark');
