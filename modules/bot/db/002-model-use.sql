-- Tokens of the operator's language model, by month (`2026-11`).
create table bot_model_use (
  brand_id int not null,
  month text not null,
  tokens bigint not null,
  primary key (brand_id, month)
);
select protect('bot_model_use');
