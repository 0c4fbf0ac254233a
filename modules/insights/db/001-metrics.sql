-- Which months a customer bought in, in both calendars, rewritten for a customer whenever one of its orders or identities changes.
create table customer_order_month (
  brand_id int not null,
  customer_id bigint not null,
  gregorian_month int not null,
  jalali_month int not null,
  first_day date not null,
  last_day date not null,
  orders int not null,
  revenue bigint not null,
  primary key (brand_id, customer_id, gregorian_month, jalali_month)
);
select protect('customer_order_month');

-- A metric as last computed. Served while fresh; recomputed behind the reader's back when data moved on.
create table metric_snapshot (
  brand_id int not null,
  metric text not null,
  question text not null,
  asked jsonb not null,
  answer jsonb not null,
  computed_at timestamptz not null,
  computed_in_ms int not null,
  data_version bigint not null,
  last_read_at timestamptz not null default now(),
  primary key (brand_id, metric, question)
);
select protect('metric_snapshot');
