-- The help centre of a brand: how it looks, and a revision that counts what readers would see differently. Whoever keeps an index of the
-- articles in memory asks for what is newer than the revision it has.
create table help_centre (
  brand_id int primary key,
  revision bigint not null default 0,
  settings jsonb not null default '{}',
  updated_at timestamptz not null default now()
);
select protect('help_centre');

-- Which brand's help centre answers under a domain of its own. Directory: exempt from row-level security, read by its own narrow query.
create table help_domain (
  domain text primary key check (domain = lower(domain) and domain ~ '^[a-z0-9-]+(\.[a-z0-9-]+)+$'),
  brand_id int not null references brand (id),
  added_at timestamptz not null default now()
);
create index help_domain_brand on help_domain (brand_id);
grant select, insert, delete on help_domain to hamdel_app;

-- A category of articles, in the order of `place`.
create table help_category (
  brand_id int not null,
  id bigint generated always as identity,
  slug text not null,
  name_fa text not null default '',
  name_en text not null default '',
  note_fa text not null default '',
  note_en text not null default '',
  place int not null default 0,
  removed_at timestamptz,
  primary key (brand_id, id),
  unique (brand_id, slug)
);
select protect('help_category');

-- An article; its translations are rows of article_text under the same id.
create table article (
  brand_id int not null,
  id bigint generated always as identity,
  category_id bigint,
  owner_id text,
  visibility text not null default 'public' check (visibility in ('public', 'signed_in')),
  review_on date,
  created_by text not null,
  created_at timestamptz not null,
  removed_at timestamptz,
  removed_by text,
  primary key (brand_id, id)
);
create index article_category on article (brand_id, category_id);
select protect('article');

-- An article in one language. `version` is the newest that was written, `published_version` the one that readers see. Who and when say
-- whether it is a draft, waits for review, or is published; `revision` is the help centre's when readers last saw it change.
create table article_text (
  brand_id int not null,
  article_id bigint not null,
  language text not null check (language in ('fa', 'en')),
  slug text not null,
  version int not null,
  review_asked_at timestamptz,
  review_asked_by text,
  published_version int,
  published_at timestamptz,
  published_by text,
  first_published_at timestamptz,
  publish_at timestamptz,
  publish_version int,
  scheduled_by text,
  revision bigint not null default 0,
  primary key (brand_id, article_id, language),
  unique (brand_id, language, slug)
);
create index article_text_revision on article_text (brand_id, revision);
create index article_text_due on article_text (brand_id, publish_at) where publish_at is not null;
select protect('article_text');

-- What was written, version by version, never changed afterwards. `body` is Markdown.
create table article_version (
  brand_id int not null,
  article_id bigint not null,
  language text not null,
  version int not null,
  title text not null,
  summary text not null default '',
  body text not null,
  keywords text not null default '',
  restored_from int,
  written_by text not null,
  written_by_name text not null default '',
  written_at timestamptz not null,
  primary key (brand_id, article_id, language, version)
);
select protect('article_version', true);

-- Addresses under which an article stood earlier.
create table article_redirect (
  brand_id int not null,
  language text not null,
  slug text not null,
  article_id bigint not null,
  added_at timestamptz not null,
  primary key (brand_id, language, slug)
);
create index article_redirect_article on article_redirect (brand_id, article_id);
select protect('article_redirect');

-- Whether an article was useful. `voter` is a keyed hash of a day's browser: it names nobody and tells two clicks from two readers.
create table article_vote (
  brand_id int not null,
  article_id bigint not null,
  language text not null,
  voter bytea not null,
  useful boolean not null,
  reason text check (reason in ('unclear', 'wrong', 'outdated', 'missing', 'other')),
  at timestamptz not null,
  primary key (brand_id, article_id, language, voter)
);
create index article_vote_at on article_vote (brand_id, at);
select protect('article_vote');

-- What was looked for, without anything by which somebody could be known; `opened` is the article opened from the result.
create table help_search (
  brand_id int not null,
  id bigint generated always as identity,
  language text not null,
  query text not null,
  folded text not null,
  found int not null,
  opened bigint,
  at timestamptz not null,
  primary key (brand_id, id)
);
create index help_search_at on help_search (brand_id, at);
select protect('help_search');

-- How often an article was opened, by day on the brand's clock.
create table article_day (
  brand_id int not null,
  article_id bigint not null,
  language text not null,
  day date not null,
  views int not null,
  primary key (brand_id, article_id, language, day)
);
select protect('article_day');

-- Whoever read an article, or looked for something, and asked us all the same.
create table article_contact (
  brand_id int not null,
  id bigint generated always as identity,
  language text not null,
  article_id bigint,
  search_id bigint,
  conversation_id bigint,
  at timestamptz not null,
  primary key (brand_id, id)
);
create index article_contact_at on article_contact (brand_id, at);
select protect('article_contact');

-- Questions that no article answered, as whoever answers by itself noted them. Their words go with the person who asked.
create table unanswered_question (
  brand_id int not null,
  id bigint generated always as identity,
  language text not null,
  question text not null,
  folded text not null,
  conversation_id bigint,
  at timestamptz not null,
  primary key (brand_id, id)
);
create index unanswered_question_at on unanswered_question (brand_id, at);
create index unanswered_question_conversation on unanswered_question (brand_id, conversation_id);
select protect('unanswered_question');

-- A link in a published article, and what came back when it was last followed; `problem` is null where it works.
create table article_link (
  brand_id int not null,
  article_id bigint not null,
  language text not null,
  url text not null,
  checked_at timestamptz,
  problem text,
  failing_since timestamptz,
  primary key (brand_id, article_id, language, url)
);
select protect('article_link');

-- What somebody decided not to look at any more on the page of care, until it costs more than it did.
create table care_dismissal (
  brand_id int not null,
  key text not null,
  cost int not null,
  dismissed_by text not null,
  dismissed_at timestamptz not null,
  primary key (brand_id, key)
);
select protect('care_dismissal');

-- Pictures of articles; the bytes lie where files are kept, under their SHA-256.
create table help_picture (
  brand_id int not null,
  id bigint generated always as identity,
  name text not null,
  content_type text not null,
  size int not null,
  sha256 bytea not null,
  added_by text not null,
  added_at timestamptz not null,
  primary key (brand_id, id),
  unique (brand_id, sha256)
);
select protect('help_picture');
