-- What the brand enters by hand for the page of health: what winning customers costs, what remains of a sale.
create table insights_setting (
  brand_id int not null,
  settings jsonb not null,
  updated_at timestamptz not null,
  updated_by text,
  primary key (brand_id)
);
select protect('insights_setting');
