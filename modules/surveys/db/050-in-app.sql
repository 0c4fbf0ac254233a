-- How a survey asks within the brand's apps; one rule for each survey.
create table survey_in_app (
  brand_id int not null,
  survey_id bigint not null,
  rule jsonb not null,
  -- Null while it is off.
  switched_on_at timestamptz,
  changed_at timestamptz not null,
  changed_by text,
  primary key (brand_id, survey_id)
);
select protect('survey_in_app');
