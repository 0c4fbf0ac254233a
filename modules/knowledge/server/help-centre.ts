import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { recordAudit } from "../../admin/index.ts";
import { formById } from "../../inbox/index.ts";
import { type HelpSettings, type helpCentreBody, helpSettings } from "../contract.ts";

/** How the help centre of the brand looks; its defaults where nobody has set anything. */
export async function readHelpSettings(ctx: Context): Promise<HelpSettings> {
  const { rows } = await sql<{ settings: unknown }>`select settings from help_centre
    where brand_id = ${ctx.brandId}`.execute(ctx.db);
  return helpSettings.parse(rows[0]?.settings ?? {});
}

/** The domains of the brand's help centre. */
export async function domainsOf(ctx: Context): Promise<string[]> {
  const { rows } = await sql<{ domain: string }>`select domain from help_domain
    where brand_id = ${ctx.brandId} order by added_at, domain`.execute(ctx.db);
  return rows.map((row) => row.domain);
}

/** Sets how the help centre looks and under which domains it answers. Refuses `help_domain_taken` for another brand's, `not_found` for a form. */
export async function saveHelpCentre(ctx: Context, body: z.input<typeof helpCentreBody>): Promise<void> {
  const { domains = [], ...rest } = body;
  if (rest.contact_form) await formById(ctx, rest.contact_form);
  const settings = JSON.stringify(helpSettings.parse(rest));
  await sql`insert into help_centre (brand_id, settings, updated_at) values (${ctx.brandId}, ${settings}::jsonb, ${ctx.now})
    on conflict (brand_id) do update set settings = excluded.settings, updated_at = excluded.updated_at`.execute(
    ctx.db,
  );
  await sql`delete from help_domain where brand_id = ${ctx.brandId} and not (domain = any(${domains}::text[]))`.execute(
    ctx.db,
  );
  for (const domain of domains) {
    await sql`insert into help_domain (domain, brand_id, added_at) values (${domain}, ${ctx.brandId}, ${ctx.now})
      on conflict (domain) do nothing`.execute(ctx.db);
  }
  const kept = await domainsOf(ctx);
  if (kept.length !== new Set(domains).size) throw new Refusal("help_domain_taken", "domains");
  await renewRevision(ctx);
  await recordAudit(ctx, { action: "help_centre.changed", subject: "help_centre" });
}

/**
 * Counts a change that readers see, under the lock of the help centre's row: whoever reads revision n has seen all that were counted
 * before. Gives the new one.
 */
export async function renewRevision(ctx: Context): Promise<number> {
  const { rows } = await sql<{ revision: number }>`insert into help_centre (brand_id, revision, updated_at)
    values (${ctx.brandId}, 1, ${ctx.now})
    on conflict (brand_id) do update set revision = help_centre.revision + 1 returning revision::int as revision`.execute(
    ctx.db,
  );
  return rows[0]!.revision;
}

/** Up to where readers see changes now. */
export async function currentRevision(ctx: Context): Promise<number> {
  const { rows } = await sql<{ revision: number }>`select revision::int as revision from help_centre
    where brand_id = ${ctx.brandId}`.execute(ctx.db);
  return rows[0]?.revision ?? 0;
}
