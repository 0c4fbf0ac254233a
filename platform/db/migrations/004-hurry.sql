-- Brings jobs that wait under these keys forward to now. One that runs already is left as it is: adding it again would have it run twice at once.
create function hurry(job_keys text[]) returns void language plpgsql security definer set search_path = pg_catalog, hamdel as $$
begin
  update graphile_worker._private_jobs set run_at = now() where key = any (job_keys) and locked_at is null and run_at > now();
end $$;
revoke execute on function hurry(text[]) from public;
grant execute on function hurry(text[]) to hamdel_app;
