-- What the log knows of each interaction, without a word of it; and when its author took it back.
create view interaction_fact_view with (security_invoker = true) as
  select i.brand_id, i.id, i.recorded_at, i.occurred_at, i.identity_id, i.kind, i.channel, i.touchpoint, i.direction, i.partner_id, i.user_id,
    i.subject, i.subject_id, i.feeling, w.withdrawn_at
  from interaction i left join interaction_withdrawal w on w.brand_id = i.brand_id and w.interaction_id = i.id;
grant select on interaction_fact_view to hamdel_app;
