-- Cases: a problem that is tracked until the customer confirms that it is solved, and what is learnt from all of them.

-- The last number given to a case.
create table case_counter (
  brand_id int not null,
  last int not null,
  primary key (brand_id)
);
select protect('case_counter');

-- What opens a case by itself and whose it becomes, when customers are asked whether it is solved, who is asked to speak well of the brand.
create table case_setting (
  brand_id int not null,
  settings jsonb not null,
  revision int not null,
  updated_at timestamptz not null,
  updated_by text,
  primary key (brand_id)
);
select protect('case_setting');

-- One problem of one customer, as it stands now. It keeps the identity it came by; whose that is, identity_map says.
create table customer_case (
  brand_id int not null,
  id bigint generated always as identity,
  number int not null,
  identity_id bigint not null,
  conversation_id bigint,
  -- What it is about (`product:5`, `touchpoint:delivery`, `survey:3`); null where it was opened by hand.
  subject text,
  title text not null,
  wrong text not null default '',
  source text not null,
  rule_key text,
  severity smallint not null,
  -- open → contacted → waiting_confirmation → solved | closed_unconfirmed; reopened where the customer said no; withdrawn.
  state text not null,
  assignee_id text,
  team_id bigint,
  touchpoint text,
  product_id bigint,
  opened_at timestamptz not null,
  opened_by text not null,
  due_at timestamptz,
  escalate_at timestamptz,
  escalated_at timestamptz,
  contacted_at timestamptz,
  -- From opening to the first contact in the brand's working time.
  contact_ms bigint,
  snoozed_until timestamptz,
  -- When the customer was asked whether it is solved, the last and the first time.
  asked_at timestamptz,
  first_asked_at timestamptz,
  closed_at timestamptz,
  confirmed_at timestamptz,
  reopened int not null default 0,
  root_cause text,
  outcome text not null default '',
  cost bigint,
  cost_currency text,
  changed_at timestamptz not null,
  primary key (brand_id, id),
  unique (brand_id, number)
);
create unique index case_of_subject on customer_case (brand_id, identity_id, subject) where subject is not null and closed_at is null;
create index case_open on customer_case (brand_id, due_at, id) where closed_at is null;
create index case_opened on customer_case (brand_id, opened_at desc, id desc);
create index case_closed on customer_case (brand_id, closed_at) where closed_at is not null;
create index case_identity on customer_case (brand_id, identity_id);
create index case_conversation on customer_case (brand_id, conversation_id) where conversation_id is not null;
create index case_cause on customer_case (brand_id, root_cause) where root_cause is not null;
select protect('customer_case');

-- What happened to a case, in order. Facts stay; words stand apart and go when their person is erased.
create table case_event (
  brand_id int not null,
  id bigint generated always as identity,
  case_id bigint not null,
  kind text not null,
  at timestamptz not null,
  by text not null,
  facts jsonb not null default '{}',
  primary key (brand_id, id)
);
create index case_event_case on case_event (brand_id, case_id, id);
select protect('case_event', true);

create table case_event_text (
  brand_id int not null,
  event_id bigint not null,
  case_id bigint not null,
  body text not null,
  primary key (brand_id, event_id)
);
create index case_event_text_case on case_event_text (brand_id, case_id);
select protect('case_event_text');

-- The bad answers that a case stands on. `withdrawn_at`: the answer was changed into one that is not bad.
create table case_response (
  brand_id int not null,
  response_id bigint not null,
  case_id bigint not null,
  survey_id bigint not null,
  scores jsonb not null,
  comment text not null default '',
  mode text not null,
  answered_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (brand_id, response_id)
);
create index case_response_case on case_response (brand_id, case_id);
select protect('case_response');

-- Why things go wrong: what the brand changed of the house's tree, or added to it.
create table root_cause (
  brand_id int not null,
  key text not null,
  parent text,
  fa text not null,
  en text not null,
  place int not null,
  removed_at timestamptz,
  primary key (brand_id, key)
);
select protect('root_cause');

-- One time a customer is asked whether it is solved: of a case, or of a conversation that was resolved. Its link is signed and holds its id.
create table case_confirmation (
  brand_id int not null,
  id bigint generated always as identity,
  case_id bigint,
  conversation_id bigint,
  identity_id bigint not null,
  made_at timestamptz not null,
  made_by text not null,
  expires_at timestamptz not null,
  channel text,
  message_id bigint,
  -- Why it could not be sent, where it was not.
  refused text,
  opened_at timestamptz,
  answered_at timestamptz,
  answer text,
  comment text not null default '',
  primary key (brand_id, id)
);
create index case_confirmation_case on case_confirmation (brand_id, case_id, id desc) where case_id is not null;
create unique index case_confirmation_conversation on case_confirmation (brand_id, conversation_id, (date(made_at at time zone 'UTC')))
  where case_id is null;
create index case_confirmation_identity on case_confirmation (brand_id, identity_id);
select protect('case_confirmation');

-- A happy customer who is thanked, and asked to speak of it; what they agreed to, and the code by which they bring friends.
create table promoter_ask (
  brand_id int not null,
  id bigint generated always as identity,
  identity_id bigint not null,
  response_id bigint not null,
  code text not null,
  made_at timestamptz not null,
  channel text,
  message_id bigint,
  refused text,
  opened_at timestamptz,
  testimonial text not null default '',
  testimonial_at timestamptz,
  -- As what the customer let us name them; empty is nobody.
  named text not null default '',
  published_at timestamptz,
  published_by text,
  review_at timestamptz,
  case_study_at timestamptz,
  referral_at timestamptz,
  visits int not null default 0,
  primary key (brand_id, id),
  unique (brand_id, response_id),
  unique (brand_id, code)
);
create index promoter_ask_identity on promoter_ask (brand_id, identity_id);
select protect('promoter_ask');

-- A customer who came by another's code; each comes once.
create table referral (
  brand_id int not null,
  identity_id bigint not null,
  ask_id bigint not null,
  at timestamptz not null,
  by text not null,
  primary key (brand_id, identity_id)
);
create index referral_ask on referral (brand_id, ask_id);
select protect('referral');

-- The outer loop: what is changed so that it does not happen again, and the number in which it should show.
create table improvement (
  brand_id int not null,
  id bigint generated always as identity,
  title text not null,
  what text not null default '',
  root_causes text[] not null,
  assignee_id text,
  -- planned → doing → done, or dropped.
  state text not null,
  metric jsonb,
  made_at timestamptz not null,
  made_by text not null,
  done_at timestamptz,
  told text not null default '',
  told_at timestamptz,
  told_by text,
  changed_at timestamptz not null,
  removed_at timestamptz,
  primary key (brand_id, id)
);
select protect('improvement');

-- Whom an improvement was told to, each once, and whom it was not, with the reason.
create table improvement_told (
  brand_id int not null,
  improvement_id bigint not null,
  identity_id bigint not null,
  at timestamptz not null,
  sent_at timestamptz,
  channel text,
  message_id bigint,
  reason text,
  primary key (brand_id, improvement_id, identity_id)
);
create index improvement_told_identity on improvement_told (brand_id, identity_id);
select protect('improvement_told');
