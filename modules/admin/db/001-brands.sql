-- Brands and who works in them. These tables are the directory (key, domain or token → brand): exempt from row-level security,
-- listed in platform/db/exempt.ts, and read by their own narrow queries only.
create table brand (
  id int generated always as identity primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name text not null,
  language text not null default 'fa' check (language in ('fa', 'en')),
  calendar text not null default 'jalali' check (calendar in ('jalali', 'gregorian')),
  currency text not null default 'IRR' check (currency ~ '^[A-Z]{3}$'),
  money_unit text not null default 'toman' check (money_unit in ('toman', 'rial')),
  time_zone text not null default 'Asia/Tehran',
  working_week jsonb not null default '{}',
  lapse_after_days int not null default 180 check (lapse_after_days between 1 and 3650),
  demo boolean not null default false,
  created_at timestamptz not null default now(),
  removed_at timestamptz
);
grant select, insert, update on brand to hamdel_app;

create table member (
  brand_id int not null references brand (id),
  user_id text not null,
  role text not null check (role in ('owner', 'manager', 'agent', 'analyst', 'viewer')),
  joined_at timestamptz not null default now(),
  primary key (brand_id, user_id)
);
create index member_user on member (user_id);
grant select, insert, update, delete on member to hamdel_app;

create table invitation (
  brand_id int not null references brand (id),
  id bigint generated always as identity,
  token_hash text not null unique,
  email text not null,
  role text not null check (role in ('owner', 'manager', 'agent', 'analyst', 'viewer')),
  invited_by text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_by text,
  accepted_at timestamptz,
  revoked_at timestamptz,
  primary key (brand_id, id)
);
grant select, insert, update on invitation to hamdel_app;

create table api_key (
  brand_id int not null references brand (id),
  id bigint generated always as identity,
  key_hash text not null unique,
  hint text not null,
  name text not null,
  scopes text[] not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (brand_id, id)
);
grant select, insert, update on api_key to hamdel_app;

-- Key of a site script: public by nature, it only says which brand a page belongs to. The secret signs identity claims.
create table site (
  brand_id int not null references brand (id),
  id bigint generated always as identity,
  site_key text not null unique,
  name text not null,
  domains text[] not null default '{}',
  secret_sealed text not null,
  created_at timestamptz not null default now(),
  revoked_at timestamptz,
  primary key (brand_id, id)
);
grant select, insert, update on site to hamdel_app;

create table holiday (
  brand_id int not null,
  day date not null,
  title text not null,
  official boolean not null default false,
  -- A day of the official calendar that follows the moon: it holds only once it has been announced.
  subject_to_announcement boolean not null default false,
  primary key (brand_id, day)
);
select protect('holiday');

-- Who changed what. Values of customers never stand here, only the names of the fields that changed.
create table audit_entry (
  brand_id int not null,
  id bigint generated always as identity,
  at timestamptz not null default now(),
  actor_kind text not null,
  actor_id text,
  actor_name text,
  action text not null,
  subject text not null,
  subject_id text,
  detail jsonb not null default '{}',
  primary key (brand_id, id)
);
create index audit_entry_time on audit_entry (brand_id, at desc, id desc);
select protect('audit_entry', true);
