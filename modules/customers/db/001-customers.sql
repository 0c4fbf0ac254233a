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
  -- Whom lists, counts and groups speak of.
  listed boolean not null generated always as (merged_into is null and erased_at is null and not anonymous) stored,
  primary key (brand_id, id)
);
select protect('customer');
-- Ids are drawn before the row exists, so that two transactions naming one new identity make one customer.
grant usage on sequence customer_id_seq to hamdel_app;
-- U+FFFF sorts after every letter: customers without a name come last.
create index customer_by_name on customer (brand_id, (coalesce(name, U&'\FFFF')) collate "fa-x-icu", id) where listed;
create index customer_by_creation on customer (brand_id, created_at, id) where listed;
create index customer_by_city on customer (brand_id, city, id) where listed and city is not null;
create index customer_by_owner on customer (brand_id, owner_id, id) where listed and owner_id is not null;
create index customer_by_kind on customer (brand_id, kind, id) where listed and kind <> 'person';
create index customer_by_company on customer (brand_id, company_id) where company_id is not null;
create index customer_by_name_key on customer (brand_id, name_key text_pattern_ops, id) where listed and name_key is not null;
create index customer_by_draw on customer (brand_id, draw, id) where listed;
create index customer_merged on customer (brand_id, merged_into) where merged_into is not null;
create index customer_tags on customer using gin (brand_id, tags) where listed;
create index customer_attributes on customer using gin (brand_id, attributes jsonb_path_ops) where listed and attributes <> '{}';

-- One identifier of a customer. Facts point to the identity they came by. home_id is whose it is, customer_id whose it counts as while
-- merged: always the end of home_id's merged_into chain, so undoing merges in any order sends every identity back.
create table identity (
  brand_id int not null,
  id bigint generated always as identity,
  home_id bigint not null,
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
create index identity_home on identity (brand_id, home_id);
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

-- Where the database's character class is C, pg_trgm sees letters in ASCII alone. So trigrams are made of a form with Latin letters
-- (similar sounds share one); whatever they find is compared with the document itself.
create function latin_letters(written text) returns text language sql immutable strict parallel safe
  return translate(written, 'ابپتطثسصجچحهخدذزضظرژشعغقفکگلمنوی', 'abpttsssjchhxdzzzzrgweqqfkglmnvy');

-- What trigram search looks in: names and identifiers in search form (see platform/text).
create table customer_search (
  brand_id int not null,
  customer_id bigint not null,
  document text not null,
  letters text not null generated always as (latin_letters(document)) stored,
  primary key (brand_id, customer_id)
);
select protect('customer_search');
create index customer_search_trigrams on customer_search using gin (brand_id, letters gin_trgm_ops);

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
  -- As customer.listed: the sort indexes below hold whom lists show.
  listed boolean not null default false,
  primary key (brand_id, customer_id)
);
select protect('customer_facts');
create index customer_facts_seen on customer_facts (brand_id, (coalesce(last_seen_at, '-infinity')), customer_id) where listed;
create index customer_facts_orders on customer_facts (brand_id, orders, customer_id) where listed;
create index customer_facts_revenue on customer_facts (brand_id, revenue, customer_id) where listed;
create index customer_facts_lifecycle on customer_facts (brand_id, lifecycle, (coalesce(last_seen_at, '-infinity')), customer_id) where listed;
create index customer_facts_lapsing on customer_facts (brand_id, lapses_at) where lapses_at is not null;

create table customer_merge (
  brand_id int not null,
  id bigint generated always as identity,
  winner_id bigint not null,
  loser_id bigint not null,
  reason text not null,
  automatic boolean not null,
  -- Names of the fields, tags and attributes that the winner got from the loser (never values): undoing gives back exactly those.
  moved jsonb not null,
  merged_at timestamptz not null default now(),
  merged_by text,
  undone_at timestamptz,
  undone_by text,
  primary key (brand_id, id)
);
create index customer_merge_winner on customer_merge (brand_id, winner_id);
create index customer_merge_loser on customer_merge (brand_id, loser_id);
create unique index customer_merge_standing on customer_merge (brand_id, loser_id) where undone_at is null;
select protect('customer_merge');

create table match_suggestion (
  brand_id int not null,
  id bigint generated always as identity,
  customer_a bigint not null,
  customer_b bigint not null,
  reason text not null,
  -- The identifier that both claim, where that is the reason.
  identity_id bigint,
  score real not null,
  created_at timestamptz not null default now(),
  accepted_at timestamptz,
  dismissed_at timestamptz,
  decided_by text,
  primary key (brand_id, id),
  check (customer_a < customer_b),
  unique (brand_id, customer_a, customer_b)
);
create index match_suggestion_open on match_suggestion (brand_id, score desc, id) where accepted_at is null and dismissed_at is null;
create index match_suggestion_b on match_suggestion (brand_id, customer_b);
select protect('match_suggestion');

-- Consents, notes and dates have a home as identities do. Append-only: the newest row per customer, channel and purpose is what holds.
create table consent (
  brand_id int not null,
  id bigint generated always as identity,
  home_id bigint not null,
  customer_id bigint not null,
  channel text not null,
  purpose text not null check (purpose in ('service', 'marketing', 'survey')),
  granted boolean not null,
  at timestamptz not null default now(),
  source text not null,
  by_user text,
  primary key (brand_id, id)
);
create index consent_home on consent (brand_id, home_id);
create index consent_customer on consent (brand_id, customer_id, channel, purpose, at desc, id desc);
select protect('consent');

create table customer_note (
  brand_id int not null,
  id bigint generated always as identity,
  home_id bigint not null,
  customer_id bigint not null,
  body text not null,
  written_by text not null,
  written_at timestamptz not null default now(),
  edited_at timestamptz,
  removed_at timestamptz,
  primary key (brand_id, id)
);
create index customer_note_home on customer_note (brand_id, home_id);
create index customer_note_customer on customer_note (brand_id, customer_id);
select protect('customer_note');

create table customer_date (
  brand_id int not null,
  id bigint generated always as identity,
  home_id bigint not null,
  customer_id bigint not null,
  label text not null,
  day date not null,
  yearly boolean not null default true,
  primary key (brand_id, id)
);
create index customer_date_home on customer_date (brand_id, home_id);
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

-- Tags in use, for completion while typing; one that nobody has any more may stand here.
create table tag_word (
  brand_id int not null,
  tag text not null,
  primary key (brand_id, tag)
);
select protect('tag_word');

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

-- A change to many customers that runs in steps; the request stands here and not in the job, which outlives an erasure in logs.
create table bulk_change (
  brand_id int not null,
  id bigint generated always as identity,
  change jsonb not null,
  selection jsonb not null,
  total int,
  done int not null default 0,
  last_id bigint not null default 0,
  asked_by text,
  asked_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (brand_id, id)
);
select protect('bulk_change');

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

-- Under row-level security a trigram LIKE or an array test ignores its index (the operators are not leakproof): these functions belong
-- to a role of their own whose policy is open, and filter by brand themselves.
do $$ begin
  create role hamdel_search nologin;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin
  if not pg_has_role(current_user, 'hamdel_search', 'set') then execute format('grant hamdel_search to %I', current_user); end if;
end $$;
grant usage, create on schema hamdel to hamdel_search;
grant select on customer_search, customer to hamdel_search;
create policy search_rows on customer_search for select to hamdel_search using (true);
create policy search_rows on customer for select to hamdel_search using (true);

-- Customers whose document matches every LIKE pattern, at most `up_to`, in no order.
create function search_customers(patterns text[], up_to int) returns setof bigint language plpgsql stable security definer
  set search_path = hamdel, public, pg_temp as $$
declare
  condition text;
begin
  select string_agg(format('document like %L and letters like %L', pattern, latin_letters(pattern)), ' and ')
    into condition from unnest(patterns) as pattern;
  return query execute format('select customer_id from customer_search where brand_id = hamdel.brand() and %s limit %s',
                              coalesce(condition, 'false'), up_to);
end $$;

-- Listed customers who have every one of these tags, at most `up_to`, in no order.
create function customers_tagged(wanted text[], up_to int) returns setof bigint language sql stable security definer
  set search_path = hamdel, public, pg_temp as $$
  select id from customer where brand_id = hamdel.brand() and listed and tags @> wanted limit up_to
$$;

-- Listed customers whose attributes contain these, at most `up_to`, in no order.
create function customers_with(wanted jsonb, up_to int) returns setof bigint language sql stable security definer
  set search_path = hamdel, public, pg_temp as $$
  select id from customer where brand_id = hamdel.brand() and listed and attributes <> '{}' and attributes @> wanted limit up_to
$$;
alter function customers_with(jsonb, int) owner to hamdel_search;
alter function search_customers(text[], int) owner to hamdel_search;
alter function customers_tagged(text[], int) owner to hamdel_search;
revoke create on schema hamdel from hamdel_search;
revoke execute on function search_customers(text[], int), customers_tagged(text[], int), customers_with(jsonb, int) from public;
grant execute on function search_customers(text[], int), customers_tagged(text[], int), customers_with(jsonb, int) to hamdel_app;


-- Which customer each identity belongs to now: the one view other modules may read.
create view identity_map with (security_invoker = true) as select brand_id, id as identity_id, customer_id from identity;
grant select on identity_map to hamdel_app;

-- At which stage customers are, for counting them: those that lists show.
create view customer_lifecycle_view with (security_invoker = true) as
  select brand_id, customer_id, lifecycle from customer_facts where listed;
grant select on customer_lifecycle_view to hamdel_app;
