import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal, type RefusalCode } from "../../../platform/errors/index.ts";
import type { House } from "../../../platform/house/module.ts";
import { customerNames, identitiesOfCustomer, mayContact } from "../../customers/index.ts";
import type { ExchangeProblem } from "../contract/exchanges.ts";
import { ownCall } from "./ami/ami-news.ts";
import { holdCall } from "./calls/call-rows.ts";
import { adapterFor } from "./exchanges/adapters.ts";
import { type ExchangeRow, exchangeById, settingsOf } from "./exchanges/exchange-rows.ts";
import { extensionsOf } from "./exchanges/extensions.ts";
import type { InBrand } from "./in-brand.ts";

const refusals: Partial<Record<ExchangeProblem, RefusalCode>> = {
  unreachable: "exchange_unreachable",
  no_answer: "exchange_unreachable",
  wrong_credentials: "exchange_credentials",
  no_api: "exchange_no_api",
  address_refused: "address_refused",
};

type Ready = { exchange: ExchangeRow; extension: string; number: string; identityId: number; userId: string };

/**
 * Calls a customer: the colleague's own telephone rings first, then the customer's. Refuses `no_extension`, `exchange_paused`, `not_found`,
 * `no_phone_number`, `contact_refused` where the gate says no, `address_refused`, and `exchange_unreachable`, `exchange_credentials`,
 * `exchange_no_api` or `exchange_failed`. The exchange is asked with no
 * transaction open.
 */
export async function makeCall(
  house: House,
  inBrand: InBrand,
  customerId: number,
  identityId: number | undefined,
): Promise<{ number: string; extension: string }> {
  const ready = await inBrand((ctx) => makeReady(ctx, customerId, identityId));
  const { exchange, extension, number } = ready;
  const settings = settingsOf(exchange, house.config.secretKey);
  const key = `${ownCall}${randomUUID()}`;
  // Before it is asked for: its events may be quicker than the answer.
  if (!adapterFor(exchange.kind).calls) await inBrand((ctx) => noteOwn(ctx, key, ready));
  const { allowPrivate } = house.config;
  const asked = await adapterFor(exchange.kind).originate(settings, { extension, number, key }, { allowPrivate });
  if (!asked.ok) {
    await inBrand((ctx) => forgetOwn(ctx, exchange.id, key));
    throw new Refusal(refusals[asked.problem] ?? "exchange_failed");
  }
  return { number, extension };
}

async function makeReady(ctx: Context, customerId: number, identityId: number | undefined): Promise<Ready> {
  const known = await identitiesOfCustomer(ctx, customerId);
  const phones = known.filter(({ type, id }) => type === "phone" && (identityId === undefined || id === identityId));
  if (!(await customerNames(ctx, [customerId])).has(customerId)) throw new Refusal("not_found", "customer");
  if (identityId !== undefined && phones.length === 0) throw new Refusal("not_found", "identity");
  const phone = phones[0];
  if (!phone) throw new Refusal("no_phone_number");
  const userId = ctx.actor.kind === "user" ? ctx.actor.id : null;
  const own = userId ? (await extensionsOf(ctx, userId))[0] : undefined;
  if (!userId || !own) throw new Refusal("no_extension");
  if (own.paused) throw new Refusal("exchange_paused");
  const answer = await mayContact(ctx, {
    customerId,
    channel: "phone",
    purpose: "service",
    address: phone.value,
    reply: true,
  });
  if (!answer.allowed) throw new Refusal("contact_refused");
  const exchange = await exchangeById(ctx, own.exchange_id);
  return { exchange, extension: own.number, number: dialled(phone.value), identityId: phone.id, userId };
}

/** As it is dialled in the country: exchanges know their own country's numbers without its code. */
function dialled(number: string): string {
  return number.startsWith("+98") ? `0${number.slice(3)}` : number.replace(/^\+/, "00");
}

/** The call under the number that the exchange will give it: its news joins it. */
async function noteOwn(
  ctx: Context,
  key: string,
  { exchange, extension, identityId, userId, number }: Ready,
): Promise<void> {
  const call = await holdCall(ctx, exchange.id, key, ctx.now);
  const { rows } = await sql<{ value: string | null }>`select value from identity where brand_id = ${ctx.brandId}
    and id = ${identityId}`.execute(ctx.db);
  await sql`update phone_call set direction = 'out', number = ${rows[0]?.value ?? number}, identity_id = ${identityId},
      user_id = ${userId}, extension = ${extension}
    where brand_id = ${ctx.brandId} and id = ${call.id}`.execute(ctx.db);
}

/** The exchange did not take it: there was no call. */
async function forgetOwn(ctx: Context, exchangeId: number, key: string): Promise<void> {
  await sql`delete from phone_call where brand_id = ${ctx.brandId} and exchange_id = ${exchangeId} and external_id = ${key}
    and ended_at is null and answered_at is null`.execute(ctx.db);
}
