create table import_run (
  brand_id int not null,
  id bigint generated always as identity,
  what text not null check (what in ('orders', 'customers', 'interactions')),
  source_id int not null,
  raw_input_id bigint not null,
  file_name text not null,
  mapping jsonb not null,
  status text not null default 'waiting' check (status in ('waiting', 'reading', 'writing', 'done', 'failed', 'cancelled')),
  problem_code text,
  rows_total int,
  read int not null default 0,
  imported int not null default 0,
  updated int not null default 0,
  rejected int not null default 0,
  -- Rows of the stage up to here are applied; a broken-off import goes on after it.
  applied_to bigint not null default 0,
  created_by text,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (brand_id, id)
);
select protect('import_run');

create table import_rejection (
  brand_id int not null,
  import_id bigint not null,
  row_number int not null,
  reason_code text not null,
  field text,
  cells text[] not null,
  primary key (brand_id, import_id, row_number)
);
select protect('import_rejection');
