-- Shops and other programs that tell us of orders, customers and products: a WooCommerce shop, or a source of signed webhooks.
create table shop (
  brand_id int not null,
  id bigint generated always as identity,
  kind text not null check (kind in ('woocommerce', 'webhook')),
  name text not null,
  source_key text not null,
  -- WooCommerce: address and currency. Webhook: what it tells of, the mapping, whether a plain header is taken. Never a sample: it names people.
  settings jsonb not null,
  keys_sealed text,
  hook_sealed text not null,
  secret_sealed text not null,
  old_secret_sealed text,
  old_secret_until timestamptz,
  keep_days int not null default 14,
  made_at timestamptz not null,
  heard_at timestamptz,
  pinged_at timestamptz,
  refused_at timestamptz,
  -- What its own API said last, where that was not well.
  problem text,
  problem_at timestamptz,
  asked_at timestamptz,
  -- When it is asked again what webhooks missed, and from where on.
  poll_at timestamptz,
  orders_until timestamptz,
  products_until timestamptz,
  hooks jsonb,
  hooks_at timestamptz,
  paused_at timestamptz,
  removed_at timestamptz,
  primary key (brand_id, id),
  unique (brand_id, source_key)
);
select protect('shop');

-- The newest state of each thing that was written, so that an older one never replaces it. Numbers of customers are kept as hashes alone.
create table shop_object (
  brand_id int not null,
  shop_id bigint not null,
  key uuid not null,
  kind text not null check (kind in ('order', 'product', 'customer')),
  number bigint,
  modified_at timestamptz,
  hash uuid,
  deleted_at timestamptz,
  -- When the shop itself was last asked for it, on our clock.
  asked_at timestamptz,
  seen_by bigint,
  primary key (brand_id, shop_id, key)
);
create index shop_object_unseen on shop_object (brand_id, shop_id, number) where kind = 'order' and deleted_at is null;
select protect('shop_object');

-- One reading of a whole shop: its place is kept with everything that was written, so that it goes on after a kill.
create table shop_sync (
  brand_id int not null,
  id bigint generated always as identity,
  shop_id bigint not null,
  state text not null check (state in ('running', 'paused', 'done')),
  stage text not null check (stage in ('products', 'customers', 'orders', 'gone', 'end')),
  -- How many of this stage's list lie before the next page, and the highest number read.
  place int not null default 0,
  last_number bigint not null default 0,
  counts jsonb not null,
  worked_ms bigint not null default 0,
  started_at timestamptz not null,
  done_at timestamptz,
  problem text,
  tries int not null default 0,
  next_at timestamptz,
  primary key (brand_id, id)
);
create unique index shop_sync_open on shop_sync (brand_id, shop_id) where state <> 'done';
select protect('shop_sync');

-- What came by a webhook, or could not be read when it was fetched. Its body lies in raw_input; no word of a person stands here.
create table shop_delivery (
  brand_id int not null,
  id bigint generated always as identity,
  shop_id bigint not null,
  topic text not null,
  received_at timestamptz not null,
  raw_input_id bigint not null,
  fetched boolean not null default false,
  state text not null check (state in ('waiting', 'done', 'failed', 'dismissed')),
  outcome text,
  problem_code text,
  problem_field text,
  thing text,
  number text,
  identity_id bigint,
  tries int not null default 0,
  done_at timestamptz,
  redacted_at timestamptz,
  primary key (brand_id, id)
);
create index shop_delivery_list on shop_delivery (brand_id, shop_id, id desc);
create index shop_delivery_waiting on shop_delivery (brand_id, shop_id, id) where state = 'waiting';
create index shop_delivery_failed on shop_delivery (brand_id, shop_id, id) where state = 'failed';
create index shop_delivery_person on shop_delivery (brand_id, identity_id) where identity_id is not null;
create index shop_delivery_kept on shop_delivery (brand_id, received_at) where redacted_at is null;
select protect('shop_delivery');
