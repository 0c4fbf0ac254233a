import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { newToken, recordAudit, seal, tokenHash, unseal } from "../../../admin/index.ts";
import type { ChannelAccount, channelBody, channelPatch } from "../../contract.ts";
import { adapterOf } from "./registry.ts";

type Row = {
  id: number;
  kind: string;
  name: string;
  settings: Record<string, never>;
  secrets_sealed: string | null;
  cursor: unknown;
  team_id: number | null;
  checked_at: Date | null;
  problem: string | null;
  paused_at: Date | null;
  line_order: number | null;
  credit: ChannelAccount["credit"];
};

const columns = sql`id, kind, name, settings, secrets_sealed, cursor, team_id, checked_at, problem, paused_at, line_order, credit`;

/** The connected channels, without their secrets. */
export async function listAccounts(ctx: Context, secretKey: Buffer): Promise<ChannelAccount[]> {
  const { rows } = await sql<Row>`select ${columns} from channel_account
    where brand_id = ${ctx.brandId} and removed_at is null order by id`.execute(ctx.db);
  return rows.map((row) => shown(row, secretKey, null));
}

/** One account as it stands, removed ones too: what is under way still names them. Refuses `not_found`. */
export async function accountById(ctx: Context, id: number): Promise<Row> {
  const { rows } = await sql<Row>`select ${columns} from channel_account
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "channel");
  return rows[0];
}

/** Everything the adapter needs to know of an account, its secrets opened. */
export function settingsOf(row: Pick<Row, "kind" | "settings" | "secrets_sealed">, secretKey: Buffer): unknown {
  return adapterOf(row.kind).settings.parse({ ...row.settings, ...secretsOf(row, secretKey) });
}

function secretsOf(
  { secrets_sealed: sealed }: Pick<Row, "secrets_sealed">,
  secretKey: Buffer,
): Record<string, unknown> {
  return sealed ? JSON.parse(unseal(secretKey, sealed)) : {};
}

function shown(row: Row, secretKey: Buffer, hookPath: string | null): ChannelAccount {
  return {
    id: row.id,
    kind: row.kind,
    channel: adapterOf(row.kind).channel,
    name: row.name,
    settings: row.settings,
    secrets: Object.keys(secretsOf(row, secretKey)),
    team: row.team_id,
    hook_path: hookPath,
    paused: row.paused_at !== null,
    checked_at: row.checked_at?.toISOString() ?? null,
    problem: row.problem,
    line_order: row.line_order,
    credit: row.credit,
  };
}

/** Connects a channel. Its settings are what its adapter asks for (`channel_settings` where they are not); secrets are sealed. */
export async function connectAccount(
  ctx: Context,
  secretKey: Buffer,
  { kind, name, settings, team }: z.infer<typeof channelBody>,
): Promise<ChannelAccount> {
  const { open, sealed } = parted(kind, settings, secretKey);
  const token = newToken();
  const { rows } = await sql<Row>`
    insert into channel_account (brand_id, kind, name, settings, secrets_sealed, hook_hash, team_id, created_at)
    values (${ctx.brandId}, ${kind}, ${name}, ${JSON.stringify(open)}::jsonb, ${sealed}, ${tokenHash(token)}, ${team}, ${ctx.now})
    returning ${columns}`.execute(ctx.db);
  await recordAudit(ctx, { action: "channel.connected", subject: "channel", subjectId: rows[0]!.id, detail: { kind } });
  return shown(rows[0]!, secretKey, hookPath(ctx.brandId, rows[0]!.id, token));
}

/** Where a provider calls in: the brand, the account, and what only the provider knows. */
export function hookPath(brandId: number, id: number, token: string): string {
  return `/api/v1/hooks/${brandId}-${id}-${token}`;
}

/** Changes an account; a secret that is left out stays. Refuses `not_found` and `channel_settings`. */
export async function changeAccount(
  ctx: Context,
  secretKey: Buffer,
  id: number,
  change: z.infer<typeof channelPatch>,
): Promise<ChannelAccount> {
  const before = await accountById(ctx, id);
  const kept = { ...before.settings, ...secretsOf(before, secretKey) };
  const { open, sealed } = parted(before.kind, { ...kept, ...change.settings }, secretKey);
  const { rows } = await sql<Row>`
    update channel_account set name = ${change.name ?? before.name}, settings = ${JSON.stringify(open)}::jsonb,
      secrets_sealed = ${sealed}, team_id = ${change.team === undefined ? before.team_id : change.team}, problem = null,
      paused_at = ${change.paused === undefined ? before.paused_at : change.paused ? ctx.now : null}
    where brand_id = ${ctx.brandId} and id = ${id} returning ${columns}`.execute(ctx.db);
  await recordAudit(ctx, { action: "channel.changed", subject: "channel", subjectId: id });
  return shown(rows[0]!, secretKey, null);
}

/** Takes a channel off. Its conversations stay. */
export async function removeAccount(ctx: Context, id: number): Promise<void> {
  await accountById(ctx, id);
  await sql`update channel_account set removed_at = ${ctx.now}, hook_hash = null, secrets_sealed = null, line_order = null
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  await recordAudit(ctx, { action: "channel.removed", subject: "channel", subjectId: id });
}

/** Checks settings by the adapter, and parts what is secret from what is not. */
function parted(kind: string, settings: Record<string, unknown>, secretKey: Buffer) {
  const adapter = adapterOf(kind);
  const read = adapter.settings.safeParse(settings);
  if (!read.success) {
    const fields = read.error.issues.map(({ path, code }) => ({ path: path.join("."), code }));
    throw new Refusal("channel_settings", { fields });
  }
  const all = Object.entries(read.data as Record<string, unknown>);
  const open = Object.fromEntries(all.filter(([name]) => !adapter.secrets.includes(name)));
  const secret = Object.fromEntries(
    all.filter(([name, value]) => adapter.secrets.includes(name) && value !== undefined),
  );
  return { open, sealed: Object.keys(secret).length > 0 ? seal(secretKey, JSON.stringify(secret)) : null };
}

/** Notes what the last look at the channel found; null is well. */
export async function noteProblem(ctx: Context, id: number, problem: string | null): Promise<void> {
  await sql`update channel_account set checked_at = ${ctx.now}, problem = ${problem}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
}
