-- The list of everything that is not resolved, by who waits longest, by the newest, and by what is due.
create index conversation_alive_waiting on conversation (brand_id, (coalesce(waiting_since, last_message_at)), id)
  where status <> 'resolved' and spam_at is null and merged_into is null;
create index conversation_alive_newest on conversation (brand_id, last_message_at desc, id desc)
  where status <> 'resolved' and spam_at is null and merged_into is null;
create index conversation_alive_due on conversation (brand_id, (coalesce(due_at, timestamptz '9999-12-31 00:00:00+00')), id)
  where status <> 'resolved' and spam_at is null and merged_into is null;

-- Conversations in which every one of these patterns stands in one message, those with the newest such message, at most `up_to`. A word that
-- many messages hold is found by walking back from the newest, which ends soon; the index, which must fetch all that match before it can
-- order them, is asked for what is rarer than one in a hundred.
create or replace function conversations_saying(patterns text[], up_to int) returns table (conversation_id bigint) language plpgsql stable
  security definer set search_path = hamdel, public, pg_temp as $$
declare
  walked constant int := 40000;
  plain text;
  indexed text;
  found bigint[];
begin
  select string_agg(format('t.search_form like %L', pattern), ' and '),
      string_agg(format('t.search_form like %L and hamdel.latin_letters(t.search_form) like %L', pattern, latin_letters(pattern)), ' and ')
    into plain, indexed from unnest(patterns) as pattern;
  execute format(
    'select array_agg(message_id) from (select message_id from (select message_id, search_form from hamdel.message_text
       where brand_id = hamdel.brand() order by message_id desc limit %s) t where %s limit %s) newest',
    walked, coalesce(plain, 'false'), up_to) into found;
  if coalesce(cardinality(found), 0) < up_to then
    execute format(
      'select array_agg(message_id) from (select t.message_id from hamdel.message_text t where t.brand_id = hamdel.brand() and %s
         order by t.message_id desc limit %s) matching',
      coalesce(indexed, 'false'), up_to * 4) into found;
  end if;
  return query select m.conversation_id from hamdel.message m
    where m.brand_id = hamdel.brand() and m.id = any(found) group by m.conversation_id;
end $$;
