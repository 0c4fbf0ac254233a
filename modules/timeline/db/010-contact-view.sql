-- When each identity was in contact; answering a survey is none of it.
create view contact_view with (security_invoker = true) as
  select brand_id, identity_id, occurred_at from interaction where kind = 'contact' and subject is distinct from 'survey_response';
grant select on contact_view to hamdel_app;
