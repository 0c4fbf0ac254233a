-- Pictures of choices as they were uploaded. Each lies apart in the storage, under its token; definitions name them by it, copies too.
create table survey_picture (
  brand_id int not null,
  token text not null,
  content_type text not null,
  size int not null,
  added_at timestamptz not null,
  added_by text,
  -- Null while its bytes are on their way.
  kept_at timestamptz,
  primary key (brand_id, token)
);
select protect('survey_picture');
