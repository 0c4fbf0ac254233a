-- Where letters reach a customer, as it stands on an envelope. It belongs to its home; what a merge brought counts for the winner.
create table customer_address (
  brand_id int not null,
  home_id bigint not null,
  customer_id bigint not null,
  lines text not null,
  city text not null,
  province text,
  postal_code text,
  source text not null,
  changed_at timestamptz not null,
  changed_by text,
  primary key (brand_id, home_id)
);
create index customer_address_customer on customer_address (brand_id, customer_id);
select protect('customer_address');
