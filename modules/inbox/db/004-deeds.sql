-- Merging and splitting conversations, macros, saved views, and reminders of what was not answered.

-- Messages of a conversation that was merged, split, or undone get new places above all that were ever used there: whoever knows places at
-- or below `first_seq` knows nothing of it any more and reads it anew.
alter table conversation add column first_seq int not null default 0;
-- The conversation from which this one was split off, until that is undone.
alter table conversation add column split_from bigint;
create index conversation_merged on conversation (brand_id, merged_into) where merged_into is not null;
-- Where a message that was split off was at home before, for the way back.
alter table message add column home_before bigint;

create index conversation_spam on conversation (brand_id, last_message_at desc) where spam_at is not null and merged_into is null;

-- By when the customer should have answered; whoever set it is told if they have not.
alter table conversation add column follow_up_at timestamptz;
alter table conversation add column follow_up_by text;

-- Several deeds under one name: a reply, a note, labels, a priority, an assignee, a snooze, an end.
create table macro (
  brand_id int not null,
  id bigint generated always as identity,
  name text not null,
  deeds jsonb not null,
  -- Of one person, or of everybody where empty.
  user_id text,
  updated_at timestamptz not null,
  removed_at timestamptz,
  primary key (brand_id, id)
);
select protect('macro');

-- Filters of the list of conversations under a name, of one person or shared by them.
create table conversation_filter (
  brand_id int not null,
  id bigint generated always as identity,
  name text not null,
  filters jsonb not null,
  user_id text not null,
  shared boolean not null default false,
  updated_at timestamptz not null,
  removed_at timestamptz,
  primary key (brand_id, id)
);
select protect('conversation_filter');

-- A customer who asked to be called is owed a call: it stands among the promises.
alter table promise add column callback boolean not null default false;
