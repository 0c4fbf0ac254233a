-- Files that respondents attach. Each lies apart in the storage, under its token; a row without `kept_at` is one whose bytes are on their way.
create table survey_file (
  brand_id int not null,
  id bigint generated always as identity,
  survey_id bigint not null,
  -- Under which key the response is kept, also while it is partial.
  response_key text not null,
  question text not null,
  token text not null,
  name text not null,
  content_type text not null,
  size int not null,
  -- Who attached it, never in an anonymous survey.
  identity_id bigint,
  taken_at timestamptz not null,
  kept_at timestamptz,
  -- Nobody gets it between these two.
  held_at timestamptz,
  scanned_at timestamptz,
  infection text,
  primary key (brand_id, id),
  unique (brand_id, token)
);
create index survey_file_response on survey_file (brand_id, survey_id, response_key);
create index survey_file_identity on survey_file (brand_id, identity_id) where identity_id is not null;
create index survey_file_taken on survey_file (brand_id, taken_at);
select protect('survey_file');
