import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { touchCustomers } from "../fold/touch-customers.ts";
import { keyOf } from "../people/fill-profiles.ts";
import { refreshSearch } from "../people/refresh-search.ts";
import { rememberTags } from "../profile/words-in-use.ts";
import type { SaidProfile } from "./read-customer.ts";

type Said = { id: number; profile: SaidProfile };
const fields = ["name", "kind", "partner_type", "city", "language", "birthday", "owner_id"] as const;

/**
 * Writes what was said over what was known; a field that was not mentioned stays, null and an empty text empty it. Of two rows on one
 * customer the later wins. Gives those whose profile is different now.
 */
export async function overwriteProfiles(ctx: Context, said: readonly Said[]): Promise<Set<number>> {
  const rows = [...merged(said)].filter(([, row]) => Object.keys(row).length > 0);
  if (rows.length === 0) return new Set();
  const body = JSON.stringify(rows.map(([id, row]) => ({ id, said: row })));
  const text = (field: string) =>
    sql`case when v.said ? ${sql.lit(field)} then nullif(v.said ->> ${sql.lit(field)}, '') else ${sql.ref(`c.${field}`)} end`;
  const changed = await sql<{ id: number }>`
    with v as materialized (select * from jsonb_to_recordset(${body}::jsonb) as v(id bigint, said jsonb)),
    wanted as materialized (
      select c.id, ${text("name")} as name, ${text("name_key")} as name_key, coalesce(v.said ->> 'kind', c.kind) as kind,
        ${text("partner_type")} as partner_type, ${text("city")} as city, ${text("language")} as language,
        case when v.said ? 'birthday' then nullif(v.said ->> 'birthday', '')::date else c.birthday end as birthday,
        ${text("owner_id")} as owner_id,
        c.tags || array(select t from jsonb_array_elements_text(v.said -> 'tags') as t where t <> all(c.tags)) as tags,
        jsonb_strip_nulls(c.attributes || coalesce(v.said -> 'attributes', '{}')) as attributes
      from v join customer c on c.brand_id = ${ctx.brandId} and c.id = v.id and c.merged_into is null and c.erased_at is null)
    update customer c set name = w.name, name_key = w.name_key, kind = w.kind, partner_type = w.partner_type, city = w.city,
      language = w.language, birthday = w.birthday, owner_id = w.owner_id, tags = w.tags, attributes = w.attributes,
      anonymous = c.anonymous and w.name is null, updated_at = ${ctx.now}
    from wanted w where c.brand_id = ${ctx.brandId} and c.id = w.id
      and (c.name, c.kind, c.partner_type, c.city, c.language, c.birthday, c.owner_id, c.tags, c.attributes) is distinct from
        (w.name, w.kind, w.partner_type, w.city, w.language, w.birthday, w.owner_id, w.tags, w.attributes)
    returning c.id`.execute(ctx.db);
  const ids = changed.rows.map((row) => row.id);
  await refreshSearch(ctx, ids);
  await rememberTags(
    ctx,
    said.flatMap((one) => one.profile.tags),
  );
  await touchCustomers(ctx, { customerIds: ids });
  return new Set(ids);
}

/** Per customer what is to be written, later rows over earlier ones; only what was mentioned. */
function merged(said: readonly Said[]): Map<number, Record<string, unknown>> {
  const found = new Map<number, Record<string, unknown>>();
  for (const { id, profile } of said) {
    const row = found.get(id) ?? {};
    for (const field of fields) if (profile[field] !== undefined) row[field] = profile[field];
    if (profile.name !== undefined) row["name_key"] = keyOf(profile.name);
    if (profile.tags.length > 0) row["tags"] = [...new Set([...((row["tags"] as string[]) ?? []), ...profile.tags])];
    if (Object.keys(profile.attributes).length > 0)
      row["attributes"] = { ...(row["attributes"] as object), ...profile.attributes };
    found.set(id, row);
  }
  return found;
}
