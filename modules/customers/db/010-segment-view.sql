-- Who is in which group just now.
create view segment_member_view with (security_invoker = true) as
  select m.brand_id, m.segment_id, m.customer_id, s.name from segment_member m
  join segment s on s.brand_id = m.brand_id and s.id = m.segment_id and s.removed_at is null;
grant select on segment_member_view to hamdel_app;
