-- A short code on a card or a poster: it opens a chat or a survey, and what comes of it is known to come from this branch, counter or
-- colleague. A retired code ends on a kind page.
create table place_code (
  brand_id int not null,
  id bigint generated always as identity,
  code text not null,
  kind text not null check (kind in ('branch', 'counter', 'colleague')),
  name text not null,
  branch_id bigint,
  user_id text,
  target text not null check (target in ('chat', 'survey')),
  site_id bigint,
  survey_key text,
  headline text not null default '',
  made_by text not null,
  made_at timestamptz not null,
  retired_at timestamptz,
  retired_by text,
  primary key (brand_id, id),
  unique (brand_id, code),
  check ((target = 'chat') = (site_id is not null)),
  check ((target = 'survey') = (survey_key is not null))
);
select protect('place_code');

-- How often a code was scanned on a day of the brand's clock. Who scanned is kept nowhere.
create table place_scan (
  brand_id int not null,
  code_id bigint not null,
  day date not null,
  scans int not null,
  primary key (brand_id, code_id, day)
);
select protect('place_scan');

-- Conversations that began and answers that came through a code.
create table place_arrival (
  brand_id int not null,
  code_id bigint not null,
  subject text not null check (subject in ('conversation', 'response')),
  subject_id bigint not null,
  day date not null,
  primary key (brand_id, subject, subject_id)
);
create index place_arrival_code on place_arrival (brand_id, code_id, day);
select protect('place_arrival');
