-- Orders as the shop knows them now, with when they last changed.
create view order_change_view with (security_invoker = true) as
  select brand_id, id, external_id, identity_id, partner_id, ordered_at, status, currency, total, created_at, updated_at from customer_order;
grant select on order_change_view to hamdel_app;
