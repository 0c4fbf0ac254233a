-- Ways in: where a row came from, the claim that makes a retry harmless, the raw input, and what was not understood.
create table source (
  brand_id int not null,
  id int generated always as identity,
  key text not null,
  created_at timestamptz not null default now(),
  primary key (brand_id, id),
  unique (brand_id, key)
);
select protect('source');

-- One row per thing taken in, and the row it became. The external id is kept as a 128-bit hash: fixed width, and nothing personal
-- stays after an erasure.
create table claim (
  brand_id int not null,
  source_id int not null,
  ref bigint,
  external_key uuid not null,
  primary key (brand_id, source_id, external_key)
);
select protect('claim');

create table raw_input (
  brand_id int not null,
  id bigint generated always as identity,
  source_id int not null,
  received_at timestamptz not null default now(),
  content_type text not null,
  body bytea,
  file text,
  sha256 bytea,
  erased_at timestamptz,
  primary key (brand_id, id)
);
select protect('raw_input');

create table quarantine (
  brand_id int not null,
  id bigint generated always as identity,
  source_id int not null,
  raw_input_id bigint,
  reader text not null,
  line int,
  body text,
  problem_code text not null,
  problem_field text,
  received_at timestamptz not null default now(),
  attempts int not null default 1,
  replayed_at timestamptz,
  dismissed_at timestamptz,
  dismissed_by text,
  primary key (brand_id, id)
);
create index quarantine_waiting on quarantine (brand_id, id desc) where replayed_at is null and dismissed_at is null;
create index quarantine_raw on quarantine (brand_id, raw_input_id) where raw_input_id is not null;
select protect('quarantine');
