-- Removes a demo brand with everything of it, append-only logs included: the app's role could not, and a real brand is refused.
create function remove_demo_brand(target int) returns boolean language plpgsql security definer set search_path = hamdel, pg_temp as $$
declare
  held text;
begin
  perform from brand where id = target and demo for update;
  if not found then return false; end if;
  for held in
    select quote_ident(c.relname) from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'brand_id'
    where c.relnamespace = 'hamdel'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
  loop
    execute format('delete from %s where brand_id = $1', held) using target;
  end loop;
  delete from brand where id = target;
  return true;
end $$;
revoke execute on function remove_demo_brand(int) from public;
grant execute on function remove_demo_brand(int) to hamdel_app;

-- How far the making of the demo is: one row for the whole installation, nothing of any brand's customers (exempt from row-level security).
create table demo_making (
  singleton boolean primary key default true check (singleton),
  share real not null default 0,
  started_at timestamptz not null default now(),
  finished_at timestamptz
);
grant select, insert, update, delete on demo_making to hamdel_app;
