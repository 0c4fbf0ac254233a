-- What modules announced, for those outside who follow it: ids and facts as they were, no text of persons. Readers go by (txid, id) and
-- stop below pg_snapshot_xmin, as in the change feed, so a late commit is never skipped. Its old end is forgotten after thirty days.
create table announced (
  brand_id int not null,
  txid xid8 not null default pg_current_xact_id(),
  id bigint generated always as identity,
  event text not null,
  payload jsonb not null,
  at timestamptz not null,
  primary key (brand_id, txid, id)
);
create index announced_age on announced (brand_id, at);
select protect('announced');
