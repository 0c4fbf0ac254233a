import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { newToken, seal, unseal } from "../secrets.ts";
import { onWire } from "../wire.ts";

type Listed = { id: number; name: string; key: string; domains: string[]; createdAt: Date };
type NewSite = { name: string; domains: readonly string[] };

/** The sites of the brand that are in use, oldest first. */
export async function listSites(ctx: Context) {
  const { rows } = await sql<Listed>`
    select id, name, site_key as key, domains, created_at as "createdAt"
    from site where brand_id = ${ctx.brandId} and revoked_at is null order by id`.execute(ctx.db);
  return rows.map(onWire);
}

/** Makes a site with a public key for its script and a sealed secret for its server. */
export async function createSite(ctx: Context, house: House, site: NewSite): Promise<{ id: number }> {
  const key = `hs_${randomBytes(12).toString("base64url")}`;
  const { rows } = await sql<{ id: number }>`
    insert into site (brand_id, site_key, name, domains, secret_sealed, created_at)
    values (${ctx.brandId}, ${key}, ${site.name}, ${[...site.domains]}, ${seal(house.config.secretKey, newToken())}, ${ctx.now})
    returning id`.execute(ctx.db);
  const { id } = rows[0]!;
  await recordAudit(ctx, { action: "site.created", subject: "site", subjectId: id });
  return { id };
}

/** Changes the name and the domains of a site. Refuses `not_found`. */
export async function changeSite(ctx: Context, id: number, site: NewSite): Promise<void> {
  const changed = await sql`update site set name = ${site.name}, domains = ${[...site.domains]}
    where brand_id = ${ctx.brandId} and id = ${id} and revoked_at is null`.execute(ctx.db);
  if (changed.numAffectedRows === 0n) throw new Refusal("not_found", "site");
  await recordAudit(ctx, { action: "site.changed", subject: "site", subjectId: id });
}

/** The secret with which a site's server signs who a visitor is. Looking is noted in the audit log. Refuses `not_found`. */
export async function showSiteSecret(ctx: Context, house: House, id: number): Promise<{ secret: string }> {
  const { rows } = await sql<{ sealed: string }>`select secret_sealed as sealed from site
    where brand_id = ${ctx.brandId} and id = ${id} and revoked_at is null`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "site");
  await recordAudit(ctx, { action: "site.secret_shown", subject: "site", subjectId: id });
  return { secret: unseal(house.config.secretKey, rows[0].sealed) };
}

/** Gives a site a new secret; claims signed with the old one are refused from now on. Refuses `not_found`. */
export async function renewSiteSecret(ctx: Context, house: House, id: number): Promise<{ secret: string }> {
  const secret = newToken();
  const renewed = await sql`update site set secret_sealed = ${seal(house.config.secretKey, secret)}
    where brand_id = ${ctx.brandId} and id = ${id} and revoked_at is null`.execute(ctx.db);
  if (renewed.numAffectedRows === 0n) throw new Refusal("not_found", "site");
  await recordAudit(ctx, { action: "site.secret_renewed", subject: "site", subjectId: id });
  return { secret };
}

/** Takes a site out of use: its script and its claims are no longer accepted. Refuses `not_found`. */
export async function revokeSite(ctx: Context, id: number): Promise<void> {
  const revoked = await sql`update site set revoked_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = ${id} and revoked_at is null`.execute(ctx.db);
  if (revoked.numAffectedRows === 0n) throw new Refusal("not_found", "site");
  await recordAudit(ctx, { action: "site.revoked", subject: "site", subjectId: id });
}
