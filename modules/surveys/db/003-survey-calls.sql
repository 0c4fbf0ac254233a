-- Calls in which somebody was to be interviewed: what became of each, and when to call again.
create table survey_call (
  brand_id int not null,
  id bigint generated always as identity,
  survey_id bigint not null,
  -- Who was called; whose it is now says identity_map.
  identity_id bigint not null,
  outcome text not null,
  call_back_at timestamptz,
  note text,
  called_at timestamptz not null,
  called_by text,
  primary key (brand_id, id)
);
create index survey_call_survey on survey_call (brand_id, survey_id, id desc);
create index survey_call_identity on survey_call (brand_id, identity_id, id desc);
select protect('survey_call');
