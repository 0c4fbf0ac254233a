create table customer (
  brand_id int not null,
  id bigint generated always as identity,
  kind text not null default 'person' check (kind in ('person', 'company', 'partner')),
  partner_type text check (partner_type in ('dealer', 'distributor', 'retailer', 'installer', 'repairer')),
  name text,
  name_key text,
  city text,
  language text,
  birthday date,
  company_id bigint,
  owner_id text,
  tags text[] not null default '{}',
  attributes jsonb not null default '{}',
  preferences jsonb not null default '{}',
  anonymous boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  merged_into bigint,
  erased_at timestamptz,
  -- Any uniform number: a sample of customers is a range of it.
  draw smallint not null default floor(random() * 10000),
  primary key (brand_id, id)
);
select protect('customer');

-- One identifier of a customer. Facts point to the identity they came by; a merge only changes customer_id here.
create table identity (
  brand_id int not null,
  id bigint generated always as identity,
  customer_id bigint not null,
  type text not null,
  value text,
  shown text,
  source_id int,
  verified_at timestamptz,
  verified_by text,
  created_at timestamptz not null default now(),
  erased_at timestamptz,
  primary key (brand_id, id),
  unique (brand_id, type, value)
);
create index identity_customer on identity (brand_id, customer_id);
select protect('identity');

-- Keyed hashes of erased identifiers: a later import of the same person is refused, without knowing who it was.
create table erased_identity (
  brand_id int not null,
  type text not null,
  hash bytea not null,
  erased_at timestamptz not null default now(),
  primary key (brand_id, type, hash)
);
select protect('erased_identity');

-- What trigram search looks in: names and identifiers in search form (see platform/text).
create table customer_search (
  brand_id int not null,
  customer_id bigint not null,
  document text not null,
  primary key (brand_id, customer_id)
);
select protect('customer_search');
create index customer_search_trigrams on customer_search using gin (brand_id, document gin_trgm_ops);

-- What is known of a customer from facts, kept fresh by the fold (see README). Money in the brand's currency, minor units.
create table customer_facts (
  brand_id int not null,
  customer_id bigint not null,
  lifecycle text not null default 'prospect' check (lifecycle in ('prospect', 'buyer', 'loyal', 'lapsed')),
  lapses_at timestamptz,
  interactions int not null default 0,
  contacts int not null default 0,
  first_contact_at timestamptz,
  last_contact_at timestamptz,
  last_seen_at timestamptz,
  last_channel text,
  orders int not null default 0,
  revenue bigint not null default 0,
  first_order_at timestamptz,
  last_order_at timestamptz,
  primary key (brand_id, customer_id)
);
select protect('customer_facts');
create index customer_facts_lapsing on customer_facts (brand_id, lapses_at) where lapses_at is not null;

create table customer_merge (
  brand_id int not null,
  id bigint generated always as identity,
  winner_id bigint not null,
  loser_id bigint not null,
  reason text not null,
  automatic boolean not null,
  -- Which rows moved and what was filled in, so that undoing gives back exactly those.
  moved jsonb not null,
  merged_at timestamptz not null default now(),
  merged_by text,
  undone_at timestamptz,
  undone_by text,
  primary key (brand_id, id)
);
create index customer_merge_winner on customer_merge (brand_id, winner_id);
create index customer_merge_loser on customer_merge (brand_id, loser_id);
select protect('customer_merge');

create table match_suggestion (
  brand_id int not null,
  id bigint generated always as identity,
  customer_a bigint not null,
  customer_b bigint not null,
  reason text not null,
  score real not null,
  created_at timestamptz not null default now(),
  accepted_at timestamptz,
  dismissed_at timestamptz,
  decided_by text,
  primary key (brand_id, id),
  check (customer_a < customer_b),
  unique (brand_id, customer_a, customer_b)
);
select protect('match_suggestion');

-- Append-only: the newest row per customer, channel and purpose is what holds.
create table consent (
  brand_id int not null,
  id bigint generated always as identity,
  customer_id bigint not null,
  channel text not null,
  purpose text not null check (purpose in ('service', 'marketing', 'survey')),
  granted boolean not null,
  at timestamptz not null default now(),
  source text not null,
  by_user text,
  primary key (brand_id, id)
);
create index consent_customer on consent (brand_id, customer_id, channel, purpose, at desc, id desc);
select protect('consent');

create table customer_note (
  brand_id int not null,
  id bigint generated always as identity,
  customer_id bigint not null,
  body text not null,
  written_by text not null,
  written_at timestamptz not null default now(),
  edited_at timestamptz,
  removed_at timestamptz,
  primary key (brand_id, id)
);
create index customer_note_customer on customer_note (brand_id, customer_id);
select protect('customer_note');

create table customer_date (
  brand_id int not null,
  id bigint generated always as identity,
  customer_id bigint not null,
  label text not null,
  day date not null,
  yearly boolean not null default true,
  primary key (brand_id, id)
);
create index customer_date_customer on customer_date (brand_id, customer_id);
select protect('customer_date');

create table attribute_definition (
  brand_id int not null,
  key text not null check (key ~ '^[a-z][a-z0-9_]{0,62}$'),
  label text not null,
  type text not null check (type in ('text', 'number', 'date', 'boolean', 'choice')),
  choices text[] not null default '{}',
  created_at timestamptz not null default now(),
  primary key (brand_id, key)
);
select protect('attribute_definition');

create table saved_view (
  brand_id int not null,
  id bigint generated always as identity,
  name text not null,
  address jsonb not null,
  shared boolean not null default false,
  owner_id text not null,
  created_at timestamptz not null default now(),
  primary key (brand_id, id)
);
select protect('saved_view');

create table segment (
  brand_id int not null,
  id bigint generated always as identity,
  name text not null,
  rule jsonb not null,
  -- True where the rule speaks of "the last N days" and so changes by itself.
  moves_with_time boolean not null,
  members int not null default 0,
  created_by text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  counted_at timestamptz,
  removed_at timestamptz,
  primary key (brand_id, id)
);
select protect('segment');

create table segment_member (
  brand_id int not null,
  segment_id bigint not null,
  customer_id bigint not null,
  since timestamptz not null default now(),
  primary key (brand_id, segment_id, customer_id)
);
create index segment_member_customer on segment_member (brand_id, customer_id);
select protect('segment_member');

-- Which customer each identity belongs to now: the one view other modules may read.
create view identity_map with (security_invoker = true) as select brand_id, id as identity_id, customer_id from identity;
grant select on identity_map to hamdel_app;
