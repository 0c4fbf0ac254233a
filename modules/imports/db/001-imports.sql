create table import_run (
  brand_id int not null,
  id bigint generated always as identity,
  what text not null check (what in ('orders', 'customers', 'interactions')),
  source_id int not null,
  raw_input_id bigint not null,
  file_name text not null,
  -- The kept file below the data folder; empty once it was deleted.
  file text,
  -- SHA-256 of the file and how it is read: the same of both is the same import.
  fingerprint text,
  mapping jsonb not null,
  -- A draft is a file whose columns nobody has confirmed yet.
  status text not null default 'draft' check (status in ('draft', 'waiting', 'reading', 'writing', 'done', 'failed', 'cancelled')),
  -- Who works on it: the worker takes up only its own.
  -- Somebody was erased while it was under way: its file is deleted when it ends.
  forget_file boolean not null default false,
  runner text not null default 'worker' check (runner in ('worker', 'command')),
  problem_code text,
  problem_values jsonb not null default '{}',
  progress real not null default 0,
  -- Rows of a file that was gathered in the stage; empty until all of them are there.
  rows_total int,
  read int not null default 0,
  imported int not null default 0,
  updated int not null default 0,
  unchanged int not null default 0,
  rejected int not null default 0,
  -- How far it is applied: the number of the last row in the file, or how many gathered rows. A broken-off import goes on after it.
  applied_to bigint not null default 0,
  -- Whether customers' facts were told to look again since something was written.
  told boolean not null default true,
  created_by text,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (brand_id, id)
);
create index import_run_file on import_run (brand_id, file) where file is not null;
create index import_run_fingerprint on import_run (brand_id, fingerprint) where status not in ('done', 'cancelled');
select protect('import_run');

create table import_rejection (
  brand_id int not null,
  import_id bigint not null,
  row_number int not null,
  reason_code text not null,
  field text,
  detail text,
  -- Empty where the row speaks of a person who was erased.
  cells text[] not null,
  primary key (brand_id, import_id, row_number)
);
select protect('import_rejection');

-- Rows of orders whose lines may stand anywhere in their file, until they are applied. Unlogged: after a crash of PostgreSQL it is
-- empty, and the file is read again.
create unlogged table import_stage (
  brand_id int not null,
  import_id bigint not null,
  row_number int not null,
  order_key text not null,
  file_row text not null,
  primary key (brand_id, import_id, row_number)
);
select protect('import_stage');
