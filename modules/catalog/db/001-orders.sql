create table product (
  brand_id int not null,
  id bigint generated always as identity,
  source_id int not null,
  external_id text not null,
  name text,
  search_form text,
  price bigint,
  currency text,
  url text,
  image_url text,
  category text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  archived_at timestamptz,
  primary key (brand_id, id),
  unique (brand_id, source_id, external_id)
);
select protect('product');

-- An order as the shop knows it now. identity_id is empty where nobody said who bought. Money in minor units of its currency.
create table customer_order (
  brand_id int not null,
  id bigint generated always as identity,
  source_id int not null,
  external_id text not null,
  identity_id bigint,
  partner_id bigint,
  ordered_at timestamptz not null,
  status text not null check (status in ('placed', 'paid', 'shipped', 'delivered', 'cancelled', 'returned')),
  currency text not null,
  total bigint not null,
  -- Hash of everything the shop said, so that saying it again changes nothing.
  content_hash uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (brand_id, id),
  unique (brand_id, source_id, external_id)
);
create index customer_order_identity on customer_order (brand_id, identity_id, ordered_at desc);
create index customer_order_time on customer_order (brand_id, ordered_at desc, id desc);
select protect('customer_order');

create table order_line (
  brand_id int not null,
  order_id bigint not null,
  line int not null,
  product_id bigint,
  product_name text,
  quantity numeric not null,
  unit_price numeric not null,
  primary key (brand_id, order_id, line)
);
create index order_line_product on order_line (brand_id, product_id);
select protect('order_line');

create table order_return (
  brand_id int not null,
  id bigint generated always as identity,
  order_id bigint not null,
  kind text not null check (kind in ('return', 'refund')),
  external_id text not null,
  at timestamptz not null,
  amount bigint not null,
  currency text not null,
  reason text,
  created_at timestamptz not null default now(),
  primary key (brand_id, id),
  unique (brand_id, order_id, kind, external_id)
);
select protect('order_return');

-- Orders and money per day in the brand's time zone, kept with every write. A cancelled order counts as cancelled only.
create table order_day (
  brand_id int not null,
  day date not null,
  currency text not null,
  orders int not null,
  revenue bigint not null,
  cancelled int not null,
  returned int not null,
  returned_amount bigint not null,
  primary key (brand_id, day, currency)
);
select protect('order_day');

create view order_view with (security_invoker = true) as
  select brand_id, id, identity_id, partner_id, ordered_at, status, currency, total, status not in ('cancelled', 'returned') as counted
  from customer_order;
create view order_day_view with (security_invoker = true) as select * from order_day;
grant select on order_view, order_day_view to hamdel_app;
