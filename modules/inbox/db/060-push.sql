-- Browsers and apps in which a visitor of the chat wants to hear of an answer. The address is the person's own and goes with them.
create table push_device (
  brand_id int not null,
  id bigint generated always as identity,
  identity_id bigint not null,
  -- The visitor's token, by which they see their conversation.
  visitor_hash text not null,
  kind text not null check (kind in ('web', 'fcm', 'apns')),
  address text not null,
  address_hash text not null,
  -- What a browser encrypts with; empty for apps.
  keys jsonb not null default '{}',
  language text not null check (language in ('fa', 'en')),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  primary key (brand_id, id)
);
create unique index push_device_of_address on push_device (brand_id, address_hash);
create index push_device_of_identity on push_device (brand_id, identity_id);
select protect('push_device');

-- How a brand sends by push: the key pair of its browsers, the service account of Firebase, the key of Apple; sealed.
create table push_sender (
  brand_id int not null,
  kind text not null check (kind in ('web', 'fcm', 'apns')),
  open jsonb not null default '{}',
  secrets_sealed text not null,
  set_at timestamptz not null,
  paused_at timestamptz,
  problem text,
  problem_at timestamptz,
  primary key (brand_id, kind)
);
select protect('push_sender');

-- What became of telling one device of one message.
create table push_notice (
  brand_id int not null,
  message_id bigint not null,
  device_id bigint not null,
  state text not null check (state in ('sent', 'again', 'refused')),
  code text,
  tries int not null default 1,
  at timestamptz not null,
  again_at timestamptz,
  primary key (brand_id, message_id, device_id)
);
create index push_notice_by_age on push_notice (brand_id, at);
select protect('push_notice');
