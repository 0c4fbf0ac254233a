-- The change feed is append-only for the app; its old end is cut off here. The last thousand of a brand always stay, so that a screen
-- whose cursor is older knows by their number that it missed something, and nothing that a standing reader has yet to read goes.

create function trim_changes(older_than interval) returns bigint language plpgsql security definer set search_path = hamdel, pg_temp as $$
declare
  trimmed bigint := 0;
  part bigint;
  of_brand int;
begin
  for of_brand in select distinct brand_id from change where at < now() - older_than loop
    delete from change c
    where c.brand_id = of_brand and c.at < now() - older_than
      and (c.txid, c.id) < (select k.txid, k.id from change k where k.brand_id = of_brand order by k.txid desc, k.id desc offset 1000 limit 1)
      and not exists (select from change_cursor r where r.brand_id = of_brand and (r.txid, r.id) < (c.txid, c.id));
    get diagnostics part = row_count;
    trimmed := trimmed + part;
  end loop;
  return trimmed;
end $$;
revoke execute on function trim_changes(interval) from public;
grant execute on function trim_changes(interval) to hamdel_app;
