import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { recordAudit, seal, unseal } from "../../../admin/index.ts";
import { type PushKind, type PushSender, pushKinds, type pushSettings } from "../../contract.ts";
import { pushAdapters } from "./kinds.ts";
import { drawVapidPair } from "./web/vapid.ts";

type Row = { kind: PushKind; open: Record<string, unknown>; secrets_sealed: string; paused_at: Date | null };

/** How a brand sends, kind by kind, without its secrets. */
export async function listSenders(ctx: Context, language: "fa" | "en"): Promise<PushSender[]> {
  const { rows } = await sql<Row & { problem: string | null }>`select kind, open, paused_at, problem from push_sender
    where brand_id = ${ctx.brandId}`.execute(ctx.db);
  const { rows: counts } = await sql<{ kind: PushKind; devices: number; told: number }>`
    select d.kind, count(distinct d.id)::int as devices, count(n.message_id) filter (where n.state = 'sent')::int as told
    from push_device d left join push_notice n on n.brand_id = d.brand_id and n.device_id = d.id
    where d.brand_id = ${ctx.brandId} group by d.kind`.execute(ctx.db);
  return pushKinds.map((kind) => {
    const row = rows.find((one) => one.kind === kind);
    const { devices = 0, told = 0 } = counts.find((one) => one.kind === kind) ?? {};
    const problem = row?.problem ?? null;
    return {
      kind,
      on: row !== undefined && row.paused_at === null,
      settings: row?.open ?? {},
      devices,
      told,
      problem,
      problem_text: problem && (pushAdapters[kind].problems[problem]?.[language] ?? null),
    };
  });
}

/**
 * Turns a way to push on, with what its provider gave; a secret that is left out stays. Browsers need nothing: the brand's pair of keys is
 * drawn once and stays, since subscriptions are made for it. Refuses `channel_settings`.
 */
export async function keepSender(
  ctx: Context,
  { config }: Pick<House, "config">,
  kind: PushKind,
  given: z.infer<typeof pushSettings>,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('push_sender'), ${ctx.brandId})`.execute(ctx.db);
  const before = await rowOf(ctx, kind);
  const kept = before ? whole(before, config.secretKey) : {};
  const asked =
    kind === "web"
      ? { subject: subjectOf(config.publicUrl), ...(before ? kept : drawVapidPair()) }
      : { ...kept, ...read(given) };
  const { open, secret } = parted(kind, asked);
  const sealed = seal(config.secretKey, JSON.stringify(secret));
  await sql`insert into push_sender (brand_id, kind, open, secrets_sealed, set_at)
    values (${ctx.brandId}, ${kind}, ${JSON.stringify(open)}::jsonb, ${sealed}, ${ctx.now})
    on conflict (brand_id, kind) do update set open = excluded.open, secrets_sealed = excluded.secrets_sealed, set_at = excluded.set_at,
      paused_at = null, problem = null, problem_at = null`.execute(ctx.db);
  await recordAudit(ctx, { action: "push.set", subject: "push", detail: { kind } });
}

/** Turns a way to push off. Devices stay, and hear again when it is turned on. */
export async function pauseSender(ctx: Context, kind: PushKind): Promise<void> {
  await sql`update push_sender set paused_at = ${ctx.now} where brand_id = ${ctx.brandId} and kind = ${kind}
    and paused_at is null`.execute(ctx.db);
  await recordAudit(ctx, { action: "push.paused", subject: "push", detail: { kind } });
}

/** What the adapter of a kind needs, its secrets opened; null where that way is off. */
export async function settingsOfSender(ctx: Context, secretKey: Buffer, kind: PushKind): Promise<unknown> {
  const row = await rowOf(ctx, kind);
  if (!row || row.paused_at) return null;
  return pushAdapters[kind].settings.parse(whole(row, secretKey));
}

/** The key that browsers subscribe to; null where they cannot be told. */
export async function webPushOf(ctx: Context): Promise<{ key: string } | null> {
  const row = await rowOf(ctx, "web");
  return row && !row.paused_at ? { key: String(row.open["publicKey"]) } : null;
}

/** Notes how the provider took our key: a problem, or that all is well again. */
export async function noteSender(ctx: Context, kind: PushKind, problem: string | null): Promise<void> {
  await sql`update push_sender set problem = ${problem}, problem_at = ${ctx.now} where brand_id = ${ctx.brandId} and kind = ${kind}
    and problem is distinct from ${problem}`.execute(ctx.db);
}

async function rowOf(ctx: Context, kind: PushKind): Promise<Row | undefined> {
  const { rows } = await sql<Row>`select kind, open, secrets_sealed, paused_at from push_sender
    where brand_id = ${ctx.brandId} and kind = ${kind}`.execute(ctx.db);
  return rows[0];
}

function whole({ open, secrets_sealed }: Row, secretKey: Buffer): Record<string, unknown> {
  return { ...open, ...JSON.parse(unseal(secretKey, secrets_sealed)) };
}

function parted(kind: PushKind, asked: Record<string, unknown>) {
  const { settings, secrets } = pushAdapters[kind];
  const given = settings.safeParse(asked);
  if (!given.success) {
    const fields = given.error.issues.map(({ path, code }) => ({ path: path.join("."), code }));
    throw new Refusal("channel_settings", { fields });
  }
  const all = Object.entries(given.data as Record<string, unknown>);
  return {
    open: Object.fromEntries(all.filter(([name]) => !secrets.includes(name))),
    secret: Object.fromEntries(all.filter(([name]) => secrets.includes(name))),
  };
}

/** Firebase's file may come as the text that it is. */
function read(given: Record<string, unknown>): Record<string, unknown> {
  if (typeof given["account"] !== "string") return given;
  try {
    return { ...given, account: JSON.parse(given["account"]) };
  } catch {
    throw new Refusal("channel_settings", { fields: [{ path: "account", code: "invalid_format" }] });
  }
}

/** Push services write here when something is wrong; they accept addresses with TLS or of mail alone. */
function subjectOf(publicUrl: string): string {
  const { protocol, hostname } = new URL(publicUrl);
  return protocol === "https:" ? publicUrl : `mailto:push@${hostname}`;
}
