import type pg from "pg";
import { StartRefusal } from "../config/index.ts";
import { schema } from "./manifest.ts";

/** Throws StartRefusal when row-level security would hide rows from this login: a backup by it would silently miss them. */
export async function refuseHiddenRows(client: pg.ClientBase): Promise<void> {
  const hidden = await client.query(
    `select c.relname as name from pg_class c
     where c.relnamespace = to_regnamespace($1) and c.relkind in ('r', 'p') and not c.relispartition and row_security_active(c.oid)
       and not exists (select from pg_policy p where p.polrelid = c.oid and p.polpermissive and p.polcmd in ('*', 'r')
         and pg_get_expr(p.polqual, p.polrelid) = 'true' and current_user::regrole::oid = any (p.polroles))`,
    [schema],
  );
  if (!hidden.rowCount) return;
  throw new StartRefusal(
    "configuration",
    `The login of DATABASE_URL may not read all rows (of ${hidden.rows[0].name}): log in as the account that owns Hamdel's tables.`,
  );
}
