-- What the brand publishes in channels of messengers, for everybody: no customer is named, nobody answers.
create table channel_post (
  brand_id int not null,
  id bigint generated always as identity,
  account_id bigint not null,
  -- Given by who writes it: the same again is the same post.
  client_id uuid not null,
  title text,
  body text not null,
  pinned boolean not null,
  attachment_id bigint,
  state text not null check (state in ('waiting', 'sending', 'sent', 'failed', 'unknown')),
  -- When it goes out.
  send_at timestamptz not null,
  state_at timestamptz not null,
  problem text,
  external_id text,
  attempts smallint not null default 0,
  created_by text not null,
  created_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  primary key (brand_id, id),
  unique (brand_id, client_id)
);
create index channel_post_attachment on channel_post (brand_id, attachment_id) where attachment_id is not null;
select protect('channel_post');
