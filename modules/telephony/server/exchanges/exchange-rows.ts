import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { unseal } from "../../../admin/index.ts";
import type {
  AsteriskSettings,
  Exchange,
  ExchangeKind,
  ExchangeProblem,
  SimotelSettings,
} from "../../contract/exchanges.ts";
import { adapterFor } from "./adapters.ts";

/** An exchange as it is kept. */
export type ExchangeRow = {
  id: number;
  kind: ExchangeKind;
  name: string;
  settings: Record<string, unknown>;
  secrets_sealed: string | null;
  hook_hash: string | null;
  checked_at: Date | null;
  problem: ExchangeProblem | null;
  key_problem: string | null;
  heard_at: Date | null;
  paused_at: Date | null;
};

const columns = sql`id, kind, name, settings, secrets_sealed, hook_hash, checked_at, problem, key_problem, heard_at, paused_at`;

/** The brand's exchanges, oldest first; secrets stay sealed. */
export async function exchangeRows(ctx: Context): Promise<ExchangeRow[]> {
  const { rows } = await sql<ExchangeRow>`select ${columns} from phone_exchange
    where brand_id = ${ctx.brandId} and removed_at is null order by id`.execute(ctx.db);
  return rows;
}

/** One exchange that was not removed. Refuses `not_found`. */
export async function exchangeById(ctx: Context, id: number): Promise<ExchangeRow> {
  const { rows } = await sql<ExchangeRow>`select ${columns} from phone_exchange
    where brand_id = ${ctx.brandId} and id = ${id} and removed_at is null`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "exchange");
  return rows[0];
}

/** Its secrets, opened. */
export function secretsOf({ secrets_sealed: sealed }: ExchangeRow, secretKey: Buffer): Record<string, unknown> {
  return sealed ? JSON.parse(unseal(secretKey, sealed)) : {};
}

/** Everything its adapter needs to know, secrets opened. */
export function settingsOf(row: ExchangeRow, secretKey: Buffer): SimotelSettings | AsteriskSettings {
  const all = { ...row.settings, ...secretsOf(row, secretKey) };
  return adapterFor(row.kind).settings.parse(all) as SimotelSettings | AsteriskSettings;
}

/** What goes over the wire of an exchange. */
export function shownExchange(row: ExchangeRow, brandId: number, secretKey: Buffer): Exchange {
  const { id, kind, name, settings, problem, key_problem } = row;
  return {
    ...{ id, kind, name, settings, problem, key_problem },
    secrets: Object.keys(secretsOf(row, secretKey)),
    hook_path: adapterFor(kind).calls ? `/api/v1/phone/events/${brandId}-${id}` : null,
    paused: row.paused_at !== null,
    checked_at: row.checked_at?.toISOString() ?? null,
    heard_at: row.heard_at?.toISOString() ?? null,
  };
}

/** Notes what the last look at an exchange found; null is well. */
export async function noteProblem(ctx: Context, id: number, problem: ExchangeProblem | null): Promise<void> {
  await sql`update phone_exchange set checked_at = ${ctx.now}, problem = ${problem}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
}

/** Notes that an exchange told of something: it works. Written once a minute at most, as exchanges speak much. */
export async function noteHeard(ctx: Context, id: number): Promise<void> {
  await sql`update phone_exchange set heard_at = ${ctx.now}, problem = null where brand_id = ${ctx.brandId} and id = ${id}
    and (heard_at is null or heard_at < ${ctx.now}::timestamptz - interval '1 minute' or problem is not null)`.execute(
    ctx.db,
  );
}
