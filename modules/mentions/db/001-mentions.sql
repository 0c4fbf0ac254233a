-- Where a brand listens: feeds that are asked, programs that call in, files, and messenger groups in which one of its bots is a member.
create table mention_source (
  brand_id int not null,
  id bigint generated always as identity,
  kind text not null check (kind in ('feed', 'hook', 'file', 'group')),
  name text not null,
  address text,
  account_id bigint,
  secret_sealed text,
  keep_all boolean not null,
  every_minutes int not null default 15,
  etag text,
  last_modified text,
  next_at timestamptz,
  failures int not null default 0,
  checked_at timestamptz,
  problem text,
  made_at timestamptz not null,
  removed_at timestamptz,
  primary key (brand_id, id)
);
create unique index mention_source_account on mention_source (brand_id, account_id) where account_id is not null;
create index mention_source_due on mention_source (brand_id, next_at) where kind = 'feed' and removed_at is null;
select protect('mention_source');

-- What is listened for. A changed term gets a new version; a mention keeps by which version it was found.
create table mention_term (
  brand_id int not null,
  id bigint generated always as identity,
  name text not null,
  product_id bigint,
  version int not null,
  made_at timestamptz not null,
  removed_at timestamptz,
  primary key (brand_id, id)
);
select protect('mention_term');

create table mention_term_version (
  brand_id int not null,
  term_id bigint not null,
  version int not null,
  all_words text[] not null,
  any_words text[] not null,
  none_words text[] not null,
  made_at timestamptz not null,
  made_by text,
  primary key (brand_id, term_id, version),
  foreign key (brand_id, term_id) references mention_term (brand_id, id) on delete cascade
);
select protect('mention_term_version');

-- What was said, once for each source and key. Words, author and link go with time or with the person; the rest are facts.
create table public_mention (
  brand_id int not null,
  id bigint generated always as identity,
  source_id bigint not null,
  key text not null,
  said_at timestamptz not null,
  heard_at timestamptz not null,
  title text,
  body text,
  author text,
  link text,
  place text,
  search text,
  channel text not null,
  identity_id bigint,
  chat jsonb,
  sentiment text not null check (sentiment in ('negative', 'neutral', 'positive')),
  score real not null,
  evidence text[] not null default '{}',
  state text not null default 'new' check (state in ('new', 'answered', 'ignored')),
  state_at timestamptz,
  state_by text,
  assignee text,
  case_id bigint,
  words_forgotten_at timestamptz,
  primary key (brand_id, id),
  unique (brand_id, source_id, key),
  foreign key (brand_id, source_id) references mention_source (brand_id, id) on delete cascade
);
create index public_mention_said on public_mention (brand_id, said_at desc, id desc);
create index public_mention_identity on public_mention (brand_id, identity_id) where identity_id is not null;
create index public_mention_assignee on public_mention (brand_id, assignee, state) where assignee is not null;
create index public_mention_words on public_mention (brand_id, heard_at) where words_forgotten_at is null;
select protect('public_mention');

create table public_mention_term (
  brand_id int not null,
  mention_id bigint not null,
  term_id bigint not null,
  version int not null,
  primary key (brand_id, term_id, mention_id),
  foreign key (brand_id, mention_id) references public_mention (brand_id, id) on delete cascade
);
create index public_mention_term_of on public_mention_term (brand_id, mention_id);
select protect('public_mention_term');

-- Answers that one of our bots gave in a group: written before they are sent, so that a double click is one.
create table mention_answer (
  brand_id int not null,
  id bigint generated always as identity,
  mention_id bigint not null,
  client_id text not null,
  body text,
  state text not null check (state in ('sending', 'sent', 'failed', 'unknown')),
  code text,
  external_id text,
  at timestamptz not null,
  by text,
  primary key (brand_id, id),
  unique (brand_id, mention_id, client_id),
  foreign key (brand_id, mention_id) references public_mention (brand_id, id) on delete cascade
);
select protect('mention_answer');

-- A term whose negative mentions grew by more than chance.
create table mention_rise (
  brand_id int not null,
  id bigint generated always as identity,
  term_id bigint not null,
  noticed_at timestamptz not null,
  negative int not null,
  usual real not null,
  chance real not null,
  seen_at timestamptz,
  seen_by text,
  primary key (brand_id, id),
  foreign key (brand_id, term_id) references mention_term (brand_id, id) on delete cascade
);
create index mention_rise_term on mention_rise (brand_id, term_id, noticed_at desc);
select protect('mention_rise');

create table mention_setting (
  brand_id int not null,
  keep_days int not null,
  primary key (brand_id)
);
select protect('mention_setting');
