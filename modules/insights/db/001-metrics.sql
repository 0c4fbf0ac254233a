-- The days on which a customer bought: counted orders only, days in the brand's time zone, rewritten by the fold whenever orders or
-- identities of the customer change. A row knows its neighbours, so that retention, churn, repeat purchase and the time between
-- purchases are counted in one pass over rows, without sorting or grouping by customer.
create table purchase_day (
  brand_id int not null,
  customer_id bigint not null,
  day date not null,
  orders int not null,
  first_day date not null,
  previous_day date,
  next_day date,
  -- On the first purchase only: days since the first contact; empty where there was none before it.
  days_from_contact int,
  primary key (brand_id, customer_id, day)
);
select protect('purchase_day');
create index purchase_day_time on purchase_day (brand_id, day) include (first_day, previous_day, next_day, orders, days_from_contact);

-- A metric as last computed. Served while fresh; recomputed behind the reader's back when facts moved on.
create table metric_snapshot (
  brand_id int not null,
  metric text not null,
  -- The question in one canonical text, and as it was asked, so that a job can ask it again.
  question text not null,
  asked jsonb not null,
  answer jsonb not null,
  computed_at timestamptz not null,
  computed_in_ms int not null,
  -- How far the brand's facts had come (change feed and fold) when it was computed.
  facts_version text not null,
  last_read_at timestamptz not null,
  primary key (brand_id, metric, question)
);
select protect('metric_snapshot');
