-- When and how often a brand writes to its customers (contract: contactRules); without a row the usual rules hold.
create table contact_rules (
  brand_id int primary key,
  rules jsonb not null,
  changed_at timestamptz not null default now(),
  changed_by text
);
select protect('contact_rules');

-- Addresses to which nothing goes out any more. Known by a keyed hash as erased_identity is; the address itself goes when its owner is erased.
create table contact_suppression (
  brand_id int not null,
  id bigint generated always as identity,
  channel text not null,
  address text,
  address_hash bytea not null,
  -- The sending number or account it is about; null for all.
  line text,
  reason text not null check (reason in ('bounce', 'complaint', 'stop_word', 'hand')),
  source text not null,
  at timestamptz not null default now(),
  by_user text,
  removed_at timestamptz,
  removed_by text,
  primary key (brand_id, id)
);
create unique index contact_suppression_standing on contact_suppression (brand_id, address_hash, channel, (coalesce(line, '')))
  where removed_at is null;
create index contact_suppression_newest on contact_suppression (brand_id, id desc) where removed_at is null;
create index contact_suppression_search on contact_suppression using gin (brand_id, address gin_trgm_ops) where removed_at is null;
select protect('contact_suppression');

-- What went out to whom, for counting it under caps: no text, append-only. Counts for whoever the identity counts as now.
create table contact_sent (
  brand_id int not null,
  id bigint generated always as identity,
  identity_id bigint not null,
  channel text not null,
  purpose text not null check (purpose in ('service', 'marketing', 'survey')),
  at timestamptz not null,
  primary key (brand_id, id)
);
create index contact_sent_identity on contact_sent (brand_id, identity_id, at desc);
select protect('contact_sent', true);
