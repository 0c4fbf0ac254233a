-- Addresses of other programs that are told what happens. The cursor says how far it was told; a paused one goes on from there.
create table webhook (
  brand_id int not null,
  id bigint generated always as identity,
  name text not null,
  address text not null,
  types text[] not null,
  filters jsonb not null,
  with_customers boolean not null,
  made_by text,
  secret_sealed text not null,
  old_secret_sealed text,
  old_secret_until timestamptz,
  made_at timestamptz not null,
  since timestamptz not null,
  txid xid8 not null,
  event_id bigint not null,
  failing_since timestamptz,
  failed_tries int not null default 0,
  failed_deliveries int not null default 0,
  rests_until timestamptz,
  paused_at timestamptz,
  paused_why text check (paused_why in ('by_hand', 'dead', 'gone')),
  removed_at timestamptz,
  primary key (brand_id, id)
);
select protect('webhook');

-- One event for one address: its key stays the same over all tries. No word of a person: who it is about is read when it is sent.
create table webhook_delivery (
  brand_id int not null,
  id bigint generated always as identity,
  webhook_id bigint not null,
  key uuid not null default gen_random_uuid(),
  event_id bigint not null,
  type text not null,
  at timestamptz not null,
  data jsonb not null,
  customers bigint[] not null,
  state text not null check (state in ('waiting', 'delivered', 'failed')),
  tries int not null default 0,
  tries_before int not null default 0,
  next_at timestamptz,
  made_at timestamptz not null,
  done_at timestamptz,
  primary key (brand_id, id),
  unique (brand_id, webhook_id, event_id),
  foreign key (brand_id, webhook_id) references webhook (brand_id, id)
);
create index webhook_delivery_open on webhook_delivery (brand_id, webhook_id, id) where state <> 'delivered';
create index webhook_delivery_list on webhook_delivery (brand_id, webhook_id, id desc);
create index webhook_delivery_age on webhook_delivery (brand_id, made_at);
select protect('webhook_delivery');

-- What the address answered to each try; the first bytes of the answer are forgotten with the people of the event.
create table webhook_try (
  brand_id int not null,
  delivery_id bigint not null,
  n int not null,
  at timestamptz not null,
  status int,
  problem text,
  answer text,
  took_ms int not null,
  primary key (brand_id, delivery_id, n),
  foreign key (brand_id, delivery_id) references webhook_delivery (brand_id, id) on delete cascade
);
select protect('webhook_try');
