-- Where customers come or call: a shop of the brand's own, a dealer's, or a representative. `form` is city and name as they are compared: one
-- place stands once. Switched off it is shown to nobody outside; removed it can be brought back.
create table branch (
  brand_id int not null,
  id bigint generated always as identity,
  kind text not null check (kind in ('own', 'dealer', 'representative')),
  name text not null,
  city text not null,
  address text not null default '',
  phone text not null default '',
  hours jsonb not null,
  open_on_holidays boolean not null default false,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  form text not null,
  made_by text not null,
  made_at timestamptz not null,
  off_at timestamptz,
  off_by text,
  removed_at timestamptz,
  removed_by text,
  primary key (brand_id, id),
  check ((latitude is null) = (longitude is null))
);
create unique index branch_form on branch (brand_id, form) where removed_at is null;
select protect('branch');
