-- What modules above may know of a response that counts.
create view survey_response_view with (security_invoker = true) as
  select r.brand_id, r.id, r.survey_id, s.name as survey_name, m.customer_id, r.conversation_id,
    r.mode, r.channel, r.touchpoint, r.partner_id, r.product_id, r.agent, r.language, r.comment, r.nps, r.csat, r.ces, r.expectation, r.answered_at
  from survey_response r join survey s on s.brand_id = r.brand_id and s.id = r.survey_id
  left join identity_map m on m.brand_id = r.brand_id and m.identity_id = r.identity_id
  where r.answered_at is not null and not r.is_test;
grant select on survey_response_view to hamdel_app;
