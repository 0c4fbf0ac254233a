-- Contact forms of sites, what keeps floods out of them, files that are being checked, and what a call needs.

-- A form for any page. Its key names the brand and stands in pages: it opens nothing but writing to the brand.
create table contact_form (
  brand_id int not null,
  id bigint generated always as identity,
  key text not null,
  name text not null,
  settings jsonb not null,
  team_id bigint,
  created_at timestamptz not null default now(),
  removed_at timestamptz,
  primary key (brand_id, id),
  unique (brand_id, key)
);
select protect('contact_form');

-- What was sent with a form in the last days, as a keyed hash: the same words again are a double click.
create table form_posting (
  brand_id int not null,
  form_id bigint not null,
  content_hash bytea not null,
  at timestamptz not null,
  primary key (brand_id, form_id, content_hash)
);
create index form_posting_at on form_posting (brand_id, at);
select protect('form_posting');

-- How often each sender (a keyed hash of a visitor, a phone, an e-mail) sent within a stretch of time.
create table form_rate (
  brand_id int not null,
  who bytea not null,
  seconds int not null,
  began timestamptz not null,
  times int not null,
  primary key (brand_id, who, seconds, began)
);
create index form_rate_began on form_rate (brand_id, began);
select protect('form_rate');

-- A file waits to be checked for viruses since `held_at`; `infection` names what was found. Both stay empty where nothing checks.
alter table attachment add column held_at timestamptz;
alter table attachment add column scanned_at timestamptz;
alter table attachment add column infection text;
create index attachment_held on attachment (brand_id, held_at) where held_at is not null and scanned_at is null;

-- What an agent says step by step in a contact of a kind.
create table call_script (
  brand_id int not null,
  id bigint generated always as identity,
  title text not null,
  what text not null,
  steps text[] not null,
  updated_at timestamptz not null,
  removed_at timestamptz,
  primary key (brand_id, id)
);
select protect('call_script');

-- Outcomes of calls that are a brand's own, beside those of the house.
create table call_outcome (
  brand_id int not null,
  id bigint generated always as identity,
  name text not null,
  created_at timestamptz not null default now(),
  removed_at timestamptz,
  primary key (brand_id, id)
);
select protect('call_outcome');

-- What was made of a log by hand, so that taking the log back takes it along.
create table log_follow (
  brand_id int not null,
  interaction_id bigint not null,
  conversation_id bigint,
  message_id bigint,
  promise_id bigint,
  primary key (brand_id, interaction_id)
);
select protect('log_follow');
