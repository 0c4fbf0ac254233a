import { sql } from "kysely";
import { type Context, may } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { nextTime } from "../../../../platform/i18n/index.ts";
import { isAllowedHost } from "../../../../platform/outgoing/index.ts";
import { brandSettings, recordAudit } from "../../../admin/index.ts";
import {
  type ExportBody,
  type ExportPlace,
  type ExportRule,
  exportRule,
  personalTables,
} from "../../contract/exports.ts";
import { holdExport, keptExports, standingExport } from "./export-rows.ts";
import { sealedSecret } from "./export-secret.ts";

const subject = (id: number) => ({ subject: "export_rule", subjectId: id });

/**
 * Has tables sent from now on, and gives the id. Refuses `export_needs_person` where words of customers are asked for by somebody who may
 * not take them out, `export_needs_https`, `export_untested` (a server whose key nobody has seen), `export_secret_needed` and
 * `export_place_taken` (another export writes there: names would be the same).
 */
export async function makeExport(ctx: Context, house: House, body: ExportBody): Promise<number> {
  const { madeBy, rule } = await judged(ctx, house, body);
  const sealed = sealedSecret(house.config.secretKey, rule.place, body.secret, null);
  const next = nextTime(rule, ctx.now, await brandSettings(ctx));
  const { rows } = await sql<{ id: number }>`
    insert into export_rule (brand_id, rule, secret_sealed, next_at, made_by, made_at)
    values (${ctx.brandId}, ${JSON.stringify(rule)}::jsonb, ${sealed}, ${next}, ${madeBy}, ${ctx.now}) returning id`.execute(
    ctx.db,
  );
  await recordAudit(ctx, { action: "export.made", ...subject(rows[0]!.id), detail: { tables: rule.tables } });
  return rows[0]!.id;
}

/** Changes an export; who changes it answers for it from now on. Refuses as making does, and `not_found`. */
export async function changeExport(ctx: Context, house: House, id: number, body: ExportBody): Promise<void> {
  const kept = await standingExport(ctx, id);
  const { madeBy, rule } = await judged(ctx, house, body, id);
  const sealed = sealedSecret(house.config.secretKey, rule.place, body.secret, kept);
  const next = nextTime(rule, ctx.now, await brandSettings(ctx));
  await sql`update export_rule set rule = ${JSON.stringify(rule)}::jsonb, secret_sealed = ${sealed}, next_at = ${next}, made_by = ${madeBy}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  await recordAudit(ctx, { action: "export.changed", ...subject(id), detail: { tables: rule.tables } });
}

async function judged(ctx: Context, { config }: House, body: ExportBody, id: number | null = null) {
  const rule: ExportRule = exportRule.parse(body);
  const { place } = rule;
  const madeBy = ctx.actor.kind === "user" ? ctx.actor.id : null;
  const isPersonal = rule.tables.some((table) => personalTables.includes(table));
  if (isPersonal && !(madeBy && may(ctx.actor, "customers.export"))) throw new Refusal("export_needs_person", "tables");
  if (place.kind === "sftp" && place.fingerprint === null) throw new Refusal("export_untested", "place.fingerprint");
  if (place.kind === "s3") {
    const { protocol, hostname } = new URL(place.endpoint);
    const isOpen = protocol !== "https:" && !isAllowedHost(config.allowPrivate, hostname);
    if (isOpen) throw new Refusal("export_needs_https", "place.endpoint");
  }
  await refuseTaken(ctx, place, id);
  return { rule, madeBy };
}

async function refuseTaken(ctx: Context, place: ExportPlace, id: number | null): Promise<void> {
  const others = (await keptExports(ctx)).filter((other) => other.id !== id);
  if (others.some(({ rule }) => shelfOf(rule.place) === shelfOf(place)))
    throw new Refusal("export_place_taken", "place.folder");
}

/** Where files come to lie, whoever puts them there. */
function shelfOf(place: ExportPlace): string {
  const folder = place.folder.replace(/^\/+|\/+$/g, "");
  if (place.kind === "s3") return JSON.stringify([new URL(place.endpoint).host, place.bucket, folder]);
  return JSON.stringify([place.host.toLowerCase(), place.port, folder]);
}

/** Pauses an export, or lets it go on; what came meanwhile goes out with the next sending. Refuses `not_found`. */
export async function pauseExport(ctx: Context, id: number, paused: boolean): Promise<void> {
  const { rule } = await standingExport(ctx, id);
  if (paused) {
    await sql`update export_rule set paused_at = coalesce(paused_at, ${ctx.now}::timestamptz)
      where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  } else {
    await goOn(ctx, id, rule);
  }
  await recordAudit(ctx, { action: paused ? "export.paused" : "export.resumed", ...subject(id) });
}

async function goOn(ctx: Context, id: number, rule: ExportRule): Promise<void> {
  const next = nextTime(rule, ctx.now, await brandSettings(ctx));
  await sql`update export_rule set paused_at = null, next_at = ${next}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
}

/** Takes an export away; nothing more is sent. Refuses `not_found`. */
export async function removeExport(ctx: Context, id: number): Promise<void> {
  await standingExport(ctx, id);
  await sql`update export_rule set removed_at = ${ctx.now} where brand_id = ${ctx.brandId} and id = ${id}`.execute(
    ctx.db,
  );
  await recordAudit(ctx, { action: "export.removed", ...subject(id) });
}

/** Brings a removed export back. Refuses `not_found` and `export_place_taken`. */
export async function restoreExport(ctx: Context, id: number): Promise<void> {
  const { rule, paused_at } = await holdExport(ctx, id);
  await refuseTaken(ctx, rule.place, id);
  await sql`update export_rule set removed_at = null where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  if (!paused_at) await goOn(ctx, id, rule);
  await recordAudit(ctx, { action: "export.restored", ...subject(id) });
}
