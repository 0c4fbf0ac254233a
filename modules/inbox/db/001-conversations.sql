-- Conversations of customers with the brand, on every channel, and what people of the house do with them.

-- A connected channel: a mailbox, an SMS line, a bot, the chat of a site. Secrets are sealed with the installation's key.
create table channel_account (
  brand_id int not null,
  id bigint generated always as identity,
  kind text not null,
  name text not null,
  settings jsonb not null default '{}',
  secrets_sealed text,
  -- Webhooks come in at an address that holds this token; only its hash is kept.
  hook_hash text,
  -- How far polling has come, as the adapter understands it.
  cursor jsonb,
  team_id bigint,
  checked_at timestamptz,
  problem text,
  created_at timestamptz not null default now(),
  paused_at timestamptz,
  removed_at timestamptz,
  primary key (brand_id, id)
);
select protect('channel_account');

create table team (
  brand_id int not null,
  id bigint generated always as identity,
  name text not null,
  -- Conversations of a restricted team are seen by its members and by managers alone.
  restricted boolean not null default false,
  created_at timestamptz not null default now(),
  removed_at timestamptz,
  primary key (brand_id, id)
);
select protect('team');
create table team_member (
  brand_id int not null,
  team_id bigint not null,
  user_id text not null,
  primary key (brand_id, team_id, user_id)
);
create index team_member_user on team_member (brand_id, user_id);
select protect('team_member');

-- A thread with one customer, known by the identity it came by. `revision` counts every change under this row's lock: whoever has seen
-- revision n asks for what is newer and misses nothing.
create table conversation (
  brand_id int not null,
  id bigint generated always as identity,
  identity_id bigint not null,
  channel text not null,
  account_id bigint,
  status text not null default 'open' check (status in ('bot', 'open', 'snoozed', 'resolved')),
  priority smallint not null default 0 check (priority between -1 and 2),
  labels text[] not null default '{}',
  team_id bigint,
  assignee_id text,
  assigned_at timestamptz,
  opened_at timestamptz not null,
  last_seq int not null default 0,
  revision bigint not null default 0,
  -- The last message a person would see, and the first of the customer's that nobody of the house has answered yet.
  last_message_at timestamptz not null,
  waiting_since timestamptz,
  first_reply_at timestamptz,
  snoozed_until timestamptz,
  resolved_at timestamptz,
  resolved_by text,
  reopened int not null default 0,
  spam_at timestamptz,
  spam_by text,
  merged_into bigint,
  primary key (brand_id, id)
);
create index conversation_of_identity on conversation (brand_id, identity_id, last_message_at desc);
create index conversation_waiting on conversation (brand_id, (coalesce(waiting_since, last_message_at)), id)
  where status in ('open', 'bot') and merged_into is null;
create index conversation_by_assignee on conversation (brand_id, assignee_id, status) where assignee_id is not null and merged_into is null;
create index conversation_by_team on conversation (brand_id, team_id, status) where team_id is not null and merged_into is null;
create index conversation_by_status on conversation (brand_id, status, last_message_at desc, id desc) where merged_into is null;
create index conversation_snoozed on conversation (brand_id, snoozed_until) where status = 'snoozed';
create index conversation_labels on conversation using gin (brand_id, labels) where labels <> '{}';
select protect('conversation');

-- What was written. Words stand in message_text and can be erased. `seq` is its place for ever, `revision` the conversation's when this
-- row last changed.
create table message (
  brand_id int not null,
  id bigint generated always as identity,
  conversation_id bigint not null,
  -- The conversation it was written in: undoing a merge sends it back.
  home_id bigint not null,
  seq int not null,
  revision bigint not null,
  -- A note is for colleagues alone; an event tells what was done with the conversation.
  kind text not null check (kind in ('message', 'note', 'event')),
  direction text check (direction in ('in', 'out')),
  author text not null check (author in ('customer', 'agent', 'bot', 'system')),
  user_id text,
  identity_id bigint,
  channel text,
  account_id bigint,
  event text,
  at timestamptz not null,
  interaction_id bigint,
  -- Chosen by whoever wrote it, so that sending it again changes nothing.
  client_id text,
  delivery text check (delivery in ('queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'unknown')),
  delivery_problem text,
  delivery_at timestamptz,
  attempts smallint not null default 0,
  send_after timestamptz,
  external_id text,
  withdrawn_at timestamptz,
  withdrawn_by text,
  primary key (brand_id, id),
  unique (brand_id, conversation_id, seq)
);
create unique index message_client on message (brand_id, conversation_id, client_id) where client_id is not null;
create index message_revision on message (brand_id, conversation_id, revision);
create index message_external on message (brand_id, account_id, external_id) where external_id is not null;
create index message_unsent on message (brand_id, send_after) where delivery in ('queued', 'sending');
create index message_of_identity on message (brand_id, identity_id) where identity_id is not null;
select protect('message');
-- Ids are drawn before the row exists, so that a claim can name the message it becomes.
grant usage on sequence message_id_seq to hamdel_app;

create table message_text (
  brand_id int not null,
  message_id bigint not null,
  body text not null default '',
  -- Cleaned of everything that runs or calls home.
  html text,
  -- Subject of a letter, people mentioned in a note, what an event says.
  meta jsonb not null default '{}',
  search_form text,
  primary key (brand_id, message_id)
);
select protect('message_text');

create table attachment (
  brand_id int not null,
  id bigint generated always as identity,
  message_id bigint,
  conversation_id bigint,
  name text not null,
  content_type text not null,
  size bigint not null,
  sha256 bytea not null,
  uploaded_by text,
  created_at timestamptz not null default now(),
  erased_at timestamptz,
  primary key (brand_id, id)
);
create index attachment_message on attachment (brand_id, message_id) where message_id is not null;
select protect('attachment');

-- How far each colleague has read, and the visitor's own reading is in the delivery of messages.
create table conversation_seen (
  brand_id int not null,
  conversation_id bigint not null,
  user_id text not null,
  seq int not null,
  seen_at timestamptz not null,
  primary key (brand_id, conversation_id, user_id)
);
select protect('conversation_seen');

create table draft (
  brand_id int not null,
  conversation_id bigint not null,
  user_id text not null,
  body text not null,
  note boolean not null default false,
  updated_at timestamptz not null,
  primary key (brand_id, conversation_id, user_id)
);
select protect('draft');

-- Who is looking or typing just now. It may be lost with the server: nobody is there then.
create unlogged table presence (
  brand_id int not null,
  conversation_id bigint not null,
  who text not null,
  typing_until timestamptz,
  looking_until timestamptz,
  primary key (brand_id, conversation_id, who)
);
select protect('presence');

create table canned_reply (
  brand_id int not null,
  id bigint generated always as identity,
  shortcut text not null,
  title text not null,
  body text not null,
  language text,
  -- Of one person, or of everybody where empty.
  user_id text,
  updated_at timestamptz not null,
  removed_at timestamptz,
  primary key (brand_id, id)
);
select protect('canned_reply');

-- What the brand told a customer it will do.
create table promise (
  brand_id int not null,
  id bigint generated always as identity,
  conversation_id bigint,
  identity_id bigint not null,
  body text not null,
  due_at timestamptz not null,
  made_by text not null,
  made_at timestamptz not null,
  reminded_at timestamptz,
  kept_at timestamptz,
  kept_by text,
  released_at timestamptz,
  released_by text,
  primary key (brand_id, id)
);
create index promise_due on promise (brand_id, due_at) where kept_at is null and released_at is null;
create index promise_of_identity on promise (brand_id, identity_id);
select protect('promise');

-- A visitor of a site's chat. The token is kept by the browser; only its hash is here.
create table chat_visitor (
  brand_id int not null,
  token_hash text not null,
  site_id bigint not null,
  identity_id bigint not null,
  -- The site's server vouched for who they are: they see their conversations of other devices too.
  known boolean not null default false,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null,
  primary key (brand_id, token_hash)
);
create index chat_visitor_identity on chat_visitor (brand_id, identity_id);
select protect('chat_visitor');

-- How the chat of a site looks and behaves.
create table chat_setting (
  brand_id int not null,
  site_id bigint not null,
  settings jsonb not null,
  primary key (brand_id, site_id)
);
select protect('chat_setting');

create view conversation_view with (security_invoker = true) as select * from conversation;
create view message_view with (security_invoker = true) as
  select brand_id, id, conversation_id, seq, kind, direction, author, user_id, identity_id, channel, at from message;
grant select on conversation_view, message_view to hamdel_app;

-- A colleague named in a note, until they have looked.
create table mention (
  brand_id int not null,
  conversation_id bigint not null,
  message_id bigint not null,
  user_id text not null,
  seen_at timestamptz,
  primary key (brand_id, message_id, user_id)
);
create index mention_unseen on mention (brand_id, user_id, conversation_id) where seen_at is null;
select protect('mention');

-- Search in all messages, past row-level security by the role that owns searches (see decision 011); the brand is filtered inside.
create index message_text_trigrams on message_text using gin (brand_id, latin_letters(search_form) gin_trgm_ops)
  where search_form is not null;
grant create on schema hamdel to hamdel_search;
grant select on message, message_text to hamdel_search;
create policy search_rows on message for select to hamdel_search using (true);
create policy search_rows on message_text for select to hamdel_search using (true);

-- Conversations in which every one of these patterns stands in one message, the newest of them, at most `up_to`.
create function conversations_saying(patterns text[], up_to int) returns table (conversation_id bigint) language plpgsql stable
  security definer set search_path = hamdel, public, pg_temp as $$
declare
  condition text;
begin
  select string_agg(format('t.search_form like %L and hamdel.latin_letters(t.search_form) like %L', pattern, latin_letters(pattern)), ' and ')
    into condition from unnest(patterns) as pattern;
  return query execute format(
    'select m.conversation_id from (select t.message_id from hamdel.message_text t where t.brand_id = hamdel.brand() and %s
       order by t.message_id desc limit %s) t
     join hamdel.message m on m.brand_id = hamdel.brand() and m.id = t.message_id group by m.conversation_id',
    coalesce(condition, 'false'), up_to * 4);
end $$;
alter function conversations_saying(text[], int) owner to hamdel_search;
revoke create on schema hamdel from hamdel_search;
revoke execute on function conversations_saying(text[], int) from public;
grant execute on function conversations_saying(text[], int) to hamdel_app;
