-- A conversation that all can read stands under a post of ours: {"id", "url", "text"}. What the same person writes to us alone is another one.
alter table conversation add column post jsonb;
create or replace view conversation_view with (security_invoker = true) as select * from conversation;
-- The conversation of somebody under a post, and what a comment was already answered with.
create index conversation_of_post on conversation (brand_id, identity_id, (post ->> 'id')) where post is not null;
