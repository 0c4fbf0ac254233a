-- A visitor of a chat who wants to go on in a messenger: the link they were given holds a code, of which only the hash is kept, and it
-- works once and for an hour.
create table chat_continuation (
  brand_id int not null,
  code_hash text not null,
  account_id bigint not null,
  identity_id bigint not null,
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (brand_id, code_hash)
);
create index chat_continuation_of_identity on chat_continuation (brand_id, identity_id);
select protect('chat_continuation');
