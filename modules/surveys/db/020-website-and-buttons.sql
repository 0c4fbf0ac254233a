-- How a survey asks on the pages of the brand's sites; one rule for each survey.
create table survey_on_site (
  brand_id int not null,
  survey_id bigint not null,
  rule jsonb not null,
  -- Null while it is off.
  switched_on_at timestamptz,
  changed_at timestamptz not null,
  changed_by text,
  primary key (brand_id, survey_id)
);
select protect('survey_on_site');

-- Which question a message put, with buttons or without: a button that is pressed later answers what stood above it.
create table survey_put (
  brand_id int not null,
  message_id bigint not null,
  invitation_id bigint not null,
  question text not null,
  primary key (brand_id, message_id)
);
select protect('survey_put');
