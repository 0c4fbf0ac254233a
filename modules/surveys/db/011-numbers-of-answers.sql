-- The first and the last day on which each survey was answered.
create view survey_day_view with (security_invoker = true) as
  select s.brand_id, d.day from survey s, lateral (
    (select f.day from survey_fact f where f.brand_id = s.brand_id and f.survey_id = s.id order by f.day limit 1)
    union all
    (select f.day from survey_fact f where f.brand_id = s.brand_id and f.survey_id = s.id order by f.day desc limit 1)) d;
grant select on survey_day_view to hamdel_app;

-- What became of every request to answer.
create view survey_invitation_view with (security_invoker = true) as
  select brand_id, id, survey_id, channel, state, due_at, sent_at, opened_at, used_at from survey_invitation where not is_test;
grant select on survey_invitation_view to hamdel_app;

-- What surveys are called in addresses and on screen.
create view survey_name_view with (security_invoker = true) as select brand_id, id, key, name from survey;
grant select on survey_name_view to hamdel_app;
