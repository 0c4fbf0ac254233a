-- Tables that others refer to are emptied once those are: in passes, until a pass has nothing left to wait for.
create or replace function remove_demo_brand(target int) returns boolean language plpgsql security definer set search_path = hamdel, pg_temp as $$
declare
  waiting text[];
  still text[];
  held text;
begin
  perform from brand where id = target and demo for update;
  if not found then return false; end if;
  select array_agg(quote_ident(c.relname)) into waiting from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'brand_id'
    where c.relnamespace = 'hamdel'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition;
  loop
    still := '{}';
    foreach held in array waiting loop
      begin
        execute format('delete from %s where brand_id = $1', held) using target;
      exception when foreign_key_violation then
        still := still || held;
      end;
    end loop;
    exit when cardinality(still) = 0;
    if cardinality(still) = cardinality(waiting) then
      raise exception 'what refers to % keeps the demo from being removed', array_to_string(still, ', ');
    end if;
    waiting := still;
  end loop;
  delete from brand where id = target;
  return true;
end $$;
