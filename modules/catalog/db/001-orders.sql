create table product (
  brand_id int not null,
  id bigint generated always as identity,
  source_id int not null,
  external_id text not null,
  name text,
  search_form text,
  -- Name and code as trigram search looks them up; what it finds is compared with the two themselves.
  letters text not null generated always as (latin_letters(coalesce(search_form, '') || ' ' || lower(external_id))) stored,
  price bigint,
  currency text,
  url text,
  image_url text,
  category text,
  -- Whole milliseconds, as a page's cursor says them.
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  updated_at timestamptz not null default now(),
  archived_at timestamptz,
  primary key (brand_id, id),
  unique (brand_id, source_id, external_id)
);
create index product_time on product (brand_id, created_at desc, id desc);
create index product_trigrams on product using gin (brand_id, letters gin_trgm_ops);
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
  -- In minor units of the order's currency, with decimals; empty where the shop said only a total.
  unit_price numeric,
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
create index order_return_time on order_return (brand_id, at);
select protect('order_return');

-- Orders and money per day in the brand's time zone, kept with every write: what an order gave before is taken off, what it gives now is put on.
create table order_day (
  brand_id int not null,
  day date not null,
  currency text not null,
  -- Orders neither cancelled nor returned, and the sum of their totals.
  orders int not null,
  revenue bigint not null,
  cancelled int not null,
  -- Orders that came back whole, and returns of parts.
  returned int not null,
  -- Money given back: totals of orders that came back whole, and refunds of the others.
  returned_amount bigint not null,
  primary key (brand_id, day, currency)
);
select protect('order_day');

-- What each order and each of its returns gives to its day.
create view order_share with (security_invoker = true) as
  select brand_id, id as order_id, ordered_at as at, currency,
         (status not in ('cancelled', 'returned'))::int as orders,
         case when status in ('cancelled', 'returned') then 0 else total end as revenue,
         (status = 'cancelled')::int as cancelled,
         (status = 'returned')::int as returned,
         case when status = 'returned' then abs(total) else 0 end as returned_amount
  from customer_order
  union all
  select r.brand_id, r.order_id, r.at, r.currency, 0, 0, 0, (r.kind = 'return')::int,
         case when r.kind = 'refund' then r.amount else 0 end
  from order_return r
  join customer_order o on o.brand_id = r.brand_id and o.id = r.order_id
  where o.status not in ('cancelled', 'returned');
grant select on order_share to hamdel_app;

create view order_view with (security_invoker = true) as
  select brand_id, id, identity_id, partner_id, ordered_at, status, currency, total, status not in ('cancelled', 'returned') as counted
  from customer_order;
create view order_day_view with (security_invoker = true) as select * from order_day;
grant select on order_view, order_day_view to hamdel_app;

-- Products whose name or code matches every LIKE pattern, newest first after a place in the list. Past row-level security as customers
-- are searched (see there), so that the planner may choose between trigrams and the newest; it filters by brand itself.
create function search_products(patterns text[], archived boolean, before timestamptz, before_id bigint, up_to int) returns setof bigint
  language plpgsql stable security definer set search_path = hamdel, public, pg_temp as $$
declare
  condition text;
begin
  select string_agg(format('letters like %L and (search_form like %L or lower(external_id) like %L)', latin_letters(pattern), pattern, pattern), ' and ')
    into condition from unnest(patterns) as pattern;
  return query execute format('select id from product where brand_id = hamdel.brand() and (archived_at is not null) = %L
    and (created_at, id) < (%L::timestamptz, %L::bigint) and %s order by created_at desc, id desc limit %s',
    archived, before, before_id, coalesce(condition, 'false'), up_to);
end $$;
grant usage, create on schema hamdel to hamdel_search;
grant select on product to hamdel_search;
create policy search_rows on product for select to hamdel_search using (true);
alter function search_products(text[], boolean, timestamptz, bigint, int) owner to hamdel_search;
revoke create on schema hamdel from hamdel_search;
revoke execute on function search_products(text[], boolean, timestamptz, bigint, int) from public;
grant execute on function search_products(text[], boolean, timestamptz, bigint, int) to hamdel_app;
