-- A letter that is written once for many: Markdown with gaps, and how it looks on paper.
create table letter_template (
  brand_id int not null,
  id bigint generated always as identity,
  name text not null,
  template jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz,
  primary key (brand_id, id)
);
select protect('letter_template');

-- A template for somebody, as it was when it was last checked; the file of its letters lies in the storage under a name by chance.
create table letter_batch (
  brand_id int not null,
  id bigint generated always as identity,
  name text not null,
  template_id bigint not null,
  template jsonb not null,
  audience jsonb not null,
  purpose text not null check (purpose in ('service', 'marketing')),
  made_by text not null,
  made_at timestamptz not null,
  gathered_at timestamptz not null,
  -- From the press until the file is there; `printed` letters of `printing` are in parts that were kept, `parts` of them.
  printing_at timestamptz,
  printing int not null default 0,
  printed int not null default 0,
  parts int not null default 0,
  problem text,
  file text,
  pages int,
  bytes bigint,
  printed_at timestamptz,
  expires_at timestamptz,
  posted_on date,
  posted_at timestamptz,
  posted_by text,
  told_at timestamptz,
  removed_at timestamptz,
  primary key (brand_id, id)
);
create index letter_batch_files on letter_batch (brand_id, expires_at) where file is not null;
select protect('letter_batch');

-- One customer of a batch, by the identity that keeps their rows; left_out is the gate's reason. The address is the one that is printed.
create table letter (
  brand_id int not null,
  batch_id bigint not null,
  id bigint generated always as identity,
  identity_id bigint not null,
  left_out text,
  address jsonb,
  postal_code text,
  -- Letters of the filled text, and gaps for which nothing is known.
  length int not null default 0,
  empty_gaps int not null default 0,
  returned_at timestamptz,
  returned_by text,
  suppression_id bigint,
  primary key (brand_id, id),
  unique (brand_id, batch_id, identity_id)
);
create index letter_identity on letter (brand_id, identity_id);
select protect('letter');
