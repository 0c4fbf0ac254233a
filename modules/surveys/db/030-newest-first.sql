-- Answers behind a number, and what customers wrote, newest first over all surveys.
create index survey_response_newest on survey_response (brand_id, answered_at desc, id desc) where answered_at is not null;
create index survey_response_commented on survey_response (brand_id, answered_at desc, id desc)
  where answered_at is not null and comment is not null;
