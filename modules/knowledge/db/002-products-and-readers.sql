-- Products an article speaks of: named by somebody (`added_by`), or found in its published words; `removed_at` keeps a found one away once
-- somebody said that it is not meant. `seen_*` is how the product was when the article was last looked at.
create table article_product (
  brand_id int not null,
  article_id bigint not null,
  product_id bigint not null,
  added_by text,
  removed_at timestamptz,
  seen_name text,
  seen_price bigint,
  seen_currency text,
  seen_archived boolean not null default false,
  seen_at timestamptz not null,
  primary key (brand_id, article_id, product_id)
);
select protect('article_product');

-- Who opened which article just now, so that a chat begun soon after is known to have followed it. A reader is a keyed hash of a day's
-- browser and names nobody; rows go within a day.
create table article_reading (
  brand_id int not null,
  reader bytea not null,
  article_id bigint not null,
  language text not null,
  at timestamptz not null,
  primary key (brand_id, reader, article_id, language)
);
create index article_reading_at on article_reading (brand_id, at);
select protect('article_reading');
