import { sql } from "kysely";
import { type Context, inSavepoint } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { brandSettings } from "../../../admin/index.ts";
import { takeCallKey } from "../../../surveys/index.ts";
import { type SimotelSettings, simotelSettings } from "../../contract/exchanges.ts";
import { takeCallNews } from "../calls/take-news.ts";
import { type ExchangeRow, noteHeard } from "../exchanges/exchange-rows.ts";
import { readSimotelEvent, type SimotelEvent } from "./read-event.ts";

/** Takes in what Simotel told, in this transaction; false where it could not be understood. Events that say nothing of a call are well. */
export async function takeSimotelEvent(
  ctx: Context,
  log: House["log"],
  exchange: ExchangeRow,
  body: unknown,
): Promise<boolean> {
  const settings = simotelSettings.parse(exchange.settings);
  const { timeZone } = await brandSettings(ctx);
  const heard = readSimotelEvent(body, { longest: settings.longest_extension, timeZone, now: ctx.now });
  if (heard.what === "not_understood") return false;
  if (heard.what === "news") {
    const { call_back_hours } = settings;
    await takeCallNews(ctx, { id: exchange.id, call_back_hours }, heard.news);
  }
  if (heard.what === "survey") await takeKey(ctx, log, { exchange, settings, ...heard });
  await noteHeard(ctx, exchange.id);
  return true;
}

type Pressed = { exchange: ExchangeRow; settings: SimotelSettings; event: SimotelEvent; callId: string };

/**
 * A key after a call is an answer to the survey that the exchange's settings name. Where it cannot be one, the reason stands on the exchange:
 * nobody sees what an exchange is answered.
 */
async function takeKey(ctx: Context, log: House["log"], { exchange, settings, event, callId }: Pressed): Promise<void> {
  if (!settings.survey_key) return noteKey(ctx, exchange, null);
  const answer = {
    call_id: callId,
    key: event.point ?? "",
    number: event.src ?? null,
    agent: await nameAt(ctx, exchange.id, event.dst),
    queue: event.queue?.slice(0, 60) || null,
    at: event.date ?? null,
  };
  try {
    await inSavepoint(ctx, () => takeCallKey(ctx, settings.survey_key, answer));
    await noteKey(ctx, exchange, null);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    log.warn({ exchangeId: exchange.id, call: callId, code: error.code }, "a key pressed after a call was not taken");
    await noteKey(ctx, exchange, error.code);
  }
}

async function noteKey(ctx: Context, { id, key_problem: before }: ExchangeRow, code: string | null): Promise<void> {
  if (before === code) return;
  await sql`update phone_exchange set key_problem = ${code} where brand_id = ${ctx.brandId} and id = ${id}`.execute(
    ctx.db,
  );
}

/** With whom the caller had spoken: a colleague's name, else the number of the extension. */
async function nameAt(ctx: Context, exchangeId: number, extension: string | null | undefined): Promise<string | null> {
  if (!extension) return null;
  const { rows } = await sql<{ name: string }>`select u.name from phone_extension e join "user" u on u.id = e.user_id
    where e.brand_id = ${ctx.brandId} and e.exchange_id = ${exchangeId} and e.number = ${extension}`.execute(ctx.db);
  return rows[0]?.name ?? extension;
}
