-- How far a wave has been turned into invitations: `place` is the last customer looked at, `done_at` when none was left.
alter table survey_wave add column place bigint, add column done_at timestamptz, add column cancelled_at timestamptz, add column day date;
-- What an occasion asks within a day of the brand is one wave.
create unique index survey_wave_of_day on survey_wave (brand_id, occasion_id, day) where occasion_id is not null and day is not null;

-- `remind_at`: when to remind, null where that is not to be (any more). `heard_message_id`: the last message that was read as an answer.
-- `asks`: the question that a conversation is at. `conversation_id`: where it was asked.
alter table survey_invitation add column remind_at timestamptz, add column heard_message_id bigint, add column asks text,
  add column conversation_id bigint, add column language text;
create index survey_invitation_remind on survey_invitation (brand_id, remind_at) where remind_at is not null;
create index survey_invitation_over on survey_invitation (brand_id, expires_at) where state in ('waiting', 'sent', 'opened');
create index survey_invitation_wave on survey_invitation (brand_id, wave_id, id) where wave_id is not null;
create index survey_invitation_sent on survey_invitation (brand_id, sent_at) where state = 'sent';
create index survey_left_out_customer on survey_left_out (brand_id, customer_id);
