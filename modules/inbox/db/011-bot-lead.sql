-- Words of messages for the modules above, such as the bot that learns from what it could not answer.
create view message_words_view with (security_invoker = true) as select brand_id, message_id, body from message_text;
grant select on message_words_view to hamdel_app;
