-- What each identity is: an e-mail address, a phone, or another one.
create view identity_type_view with (security_invoker = true) as select brand_id, id as identity_id, type from identity;
grant select on identity_type_view to hamdel_app;
