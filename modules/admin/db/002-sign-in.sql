-- Who signs in. The first five tables are better-auth's, with its names (npm test compares them with what the library expects);
-- exempt from row-level security, since one person may work in several brands.
create table "user" (
  id text primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  "emailVerified" boolean not null default false,
  image text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  "twoFactorEnabled" boolean default false,
  -- What this person reads in; null where the brand decides.
  language text check (language in ('fa', 'en')),
  calendar text check (calendar in ('jalali', 'gregorian'))
);
alter table member add foreign key (user_id) references "user" (id);

create table session (
  id text primary key,
  "userId" text not null references "user" (id) on delete cascade,
  token text not null unique,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  "ipAddress" text,
  "userAgent" text
);
create index session_of_user on session ("userId");
create index session_expiry on session ("expiresAt");

create table account (
  id text primary key,
  "userId" text not null references "user" (id) on delete cascade,
  "accountId" text not null,
  "providerId" text not null,
  password text,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index account_user on account ("userId");

create table verification (
  id text primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index verification_identifier on verification (identifier);

create table "twoFactor" (
  id text primary key,
  "userId" text not null references "user" (id) on delete cascade,
  secret text not null,
  "backupCodes" text not null,
  verified boolean default true,
  "failedVerificationCount" int default 0,
  "lockedUntil" timestamptz
);
create index two_factor_user on "twoFactor" ("userId");

-- Failures counted per person and per address, under keyed hashes, so that passwords cannot be tried at will.
create table attempt (
  key text primary key,
  failures int not null,
  since timestamptz not null
);

grant select, insert, update, delete on "user", session, account, verification, "twoFactor", attempt to hamdel_app;
