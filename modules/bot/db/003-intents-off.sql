-- An intent that is switched off answers nobody, from that moment on, whatever is live.
alter table bot_intent add column off boolean not null default false;
