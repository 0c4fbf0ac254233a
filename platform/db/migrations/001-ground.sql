-- The ground: who the current brand is, how a table is protected, how the unprivileged role enqueues a job, and the change feed.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- The brand of this transaction; null when nobody set it, and then every protected table is empty.
create function brand() returns int language sql stable parallel safe
  return nullif(current_setting('hamdel.brand', true), '')::int;

-- Forces row-level security on a product table and lets the app's role work in it. An append-only table gets no update or delete.
create function protect(target regclass, append_only boolean default false) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy brand_rows on %s to hamdel_app using (brand_id = hamdel.brand()) with check (brand_id = hamdel.brand())', target);
  -- The owner, who migrates, backs up and removes whole brands, need not be a superuser.
  execute format('create policy owner_rows on %s to %I using (true) with check (true)', target, current_user);
  execute format('grant select, insert %s on %s to hamdel_app', case when append_only then '' else ', update, delete' end, target);
end $$;
revoke execute on function protect(regclass, boolean) from public;

-- graphile_worker.add_job refuses an unprivileged role even with grants, hence this one door.
create function enqueue(task text, payload json, job_key text default null, run_at timestamptz default null, queue text default null)
  returns void language plpgsql security definer set search_path = pg_catalog, hamdel as $$
begin
  perform graphile_worker.add_job(task, payload, queue_name => queue, run_at => run_at, job_key => enqueue.job_key,
                                  job_key_mode => case when enqueue.job_key is null then null else 'replace' end, max_attempts => 12);
end $$;
grant execute on function enqueue(text, json, text, timestamptz, text) to hamdel_app;

-- What changed, in commit order. Readers go by (txid, id) and stop below pg_snapshot_xmin, so a late commit is never skipped.
create table change (
  brand_id int not null,
  txid xid8 not null default pg_current_xact_id(),
  id bigint generated always as identity,
  topic text not null,
  ref bigint,
  at timestamptz not null default now(),
  primary key (brand_id, txid, id)
);
create index change_age on change (at);
select protect('change', true);

-- How far a standing reader (such as the one that keeps customers' facts fresh) has come in the change feed.
create table change_cursor (
  brand_id int not null,
  reader text not null,
  txid xid8 not null,
  id bigint not null,
  primary key (brand_id, reader)
);
select protect('change_cursor');

-- The answer given to a request that carried an Idempotency-Key; a repeat gets the same answer and does nothing.
create table idempotent_answer (
  brand_id int not null,
  key text not null,
  request_hash text not null,
  answer jsonb not null,
  created_at timestamptz not null default now(),
  primary key (brand_id, key)
);
select protect('idempotent_answer');

-- Every day 1850–2150 with its months as year * 12 + month - 1, filled by the migration runner's caller.
create table calendar_day (
  day date primary key,
  gregorian_month int not null,
  jalali_month int not null
);
grant select on calendar_day to hamdel_app;
