-- Transaction numbers are a server's own, and facts are told apart by them: folded or not yet. A mark is worth something on the server that
-- made it alone; elsewhere (a backup was brought in) everything is folded anew. `all_until_id`: facts up to it are folded whatever their
-- transaction; `folded_at` is null while they still are being folded, and readers then add facts up themselves.
alter table survey_tally_mark add column server text;
alter table survey_tally_mark add column all_until_id bigint not null default 0;
alter table survey_tally_mark add column folded_at timestamptz;

create function survey_server() returns text language sql stable security definer set search_path = pg_catalog as $$
  select system_identifier::text from pg_control_system()
$$;
revoke execute on function survey_server() from public;
grant execute on function survey_server() to hamdel_app;

-- Waits until nobody is in the middle of writing facts, and holds them off until the transaction ends.
create function hold_survey_facts() returns void language plpgsql security definer set search_path = pg_catalog, hamdel as $$
begin
  lock table survey_fact in share row exclusive mode;
end $$;
revoke execute on function hold_survey_facts() from public;
grant execute on function hold_survey_facts() to hamdel_app;

-- The score questions of every version: which key counts as its NPS, CSAT and so on, and which of the same kind are asked before it.
create view survey_score_question with (security_invoker = true) as
  with question as (
    select v.brand_id, v.survey_id, v.version, q.question->>'score' as kind, q.question->>'key' as key,
      row_number() over (partition by v.brand_id, v.survey_id, v.version, q.question->>'score' order by s.place, q.place) as place
    from survey_version v, jsonb_array_elements(v.definition->'sections') with ordinality s (section, place),
      jsonb_array_elements(s.section->'questions') with ordinality q (question, place)
    where q.question ? 'score')
  select one.brand_id, one.survey_id, one.version, one.kind, one.key,
    coalesce(array_agg(earlier.key) filter (where earlier.key is not null), '{}') as earlier
  from question one left join question earlier
    on earlier.brand_id = one.brand_id and earlier.survey_id = one.survey_id and earlier.version = one.version
    and earlier.kind = one.kind and earlier.place < one.place
  group by 1, 2, 3, 4, 5;
grant select on survey_score_question to hamdel_app;
