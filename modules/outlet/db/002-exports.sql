-- Tables of the brand that are sent into a bucket or onto a server on time. The secret of the place is sealed with the installation's key.
create table export_rule (
  brand_id int not null,
  id bigint generated always as identity,
  rule jsonb not null,
  secret_sealed text not null,
  next_at timestamptz not null,
  made_by text,
  made_at timestamptz not null,
  paused_at timestamptz,
  removed_at timestamptz,
  primary key (brand_id, id)
);
select protect('export_rule');

-- One sending. `since` is set at its first try, so that later tries write the same rows under the same names. No word of a person.
create table export_run (
  brand_id int not null,
  id bigint generated always as identity,
  rule_id bigint not null,
  due_at timestamptz not null,
  by_hand boolean not null,
  -- What the names of its files carry: the day on the brand's clock, with the time where the day alone is taken.
  label text not null,
  since timestamptz,
  state text not null check (state in ('waiting', 'done', 'failed')),
  files jsonb not null default '[]',
  problem text,
  detail text,
  tries int not null default 0,
  next_at timestamptz,
  done_at timestamptz,
  primary key (brand_id, id),
  unique (brand_id, rule_id, due_at),
  foreign key (brand_id, rule_id) references export_rule (brand_id, id)
);
create index export_run_list on export_run (brand_id, rule_id, id desc);
select protect('export_run');
