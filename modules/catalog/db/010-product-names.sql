-- What products are called.
create view product_name_view with (security_invoker = true) as select brand_id, id, coalesce(name, external_id) as name from product;
grant select on product_name_view to hamdel_app;
