-- When a response began and when it last changed; customers may change their answers.
create view survey_response_change_view with (security_invoker = true) as
  select brand_id, id, version, started_at, updated_at from survey_response where answered_at is not null and not is_test;
grant select on survey_response_change_view to hamdel_app;
