import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { normalise } from "../../../platform/identifiers/index.ts";
import { brandSettings } from "../../admin/index.ts";
import { type ClaimedIdentity, crmValue, type PersonClaim, resolvePeople } from "../../customers/index.ts";
import { sourceId } from "../../intake/index.ts";
import type { OrderBody } from "../contract.ts";
import type { OrderInput, OrderLineInput, SaveOutcome } from "./order-input.ts";
import { minorPrice, minorUnits } from "./order-total.ts";
import { prepareOrder } from "./prepare-order.ts";
import { saveOrders } from "./save-orders.ts";

/** What became of each order of a batch: an outcome, or why it was refused. One that is refused does not hold back the others. */
export async function acceptOrders(ctx: Context, bodies: readonly OrderBody[]): Promise<(SaveOutcome | Refusal)[]> {
  const { currency } = await brandSettings(ctx);
  const read: (ReadOrder | Refusal)[] = [];
  for (const body of bodies) {
    const source = await sourceId(ctx, body.source);
    read.push(refusalOr(() => readOrder(body, source, currency)));
  }
  const claims = read.flatMap((order) => (order instanceof Refusal || !order.person ? [] : [order.person]));
  const people = await resolvePeople(ctx, claims);
  let next = 0;
  const orders = read.map((order) => {
    if (order instanceof Refusal || !order.person) return order;
    const person = people[next++];
    return person
      ? { ...order, input: { ...order.input, identityId: person.identityId } }
      : new Refusal("person_erased");
  });
  const saved = await saveOrders(
    ctx,
    orders.flatMap((order) => (order instanceof Refusal ? [] : [order.input])),
  );
  let place = 0;
  return orders.map((order) => (order instanceof Refusal ? order : saved[place++]!));
}

type ReadOrder = { input: OrderInput; person: PersonClaim | null };

function readOrder(body: OrderBody, source: number, brandCurrency: string): ReadOrder {
  const currency = body.currency ?? brandCurrency;
  const input: OrderInput = {
    sourceId: source,
    externalId: body.external_id,
    identityId: null,
    orderedAt: new Date(body.ordered_at),
    status: body.status ?? null,
    currency,
    total: body.total == null ? null : minorUnits(body.total, currency),
    lines: linesOf(body, currency),
  };
  prepareOrder(input, 0);
  const identities = identitiesOf(body);
  return { input, person: identities.length > 0 ? { sourceId: source, identities } : null };
}

function linesOf(body: OrderBody, currency: string): OrderLineInput[] {
  const single = body.product_external_id ?? body.product_name ?? body.quantity ?? body.unit_price;
  const lines = body.lines ?? (single == null ? [] : [body]);
  return lines.map((line) => ({
    productExternalId: line.product_external_id || null,
    productName: line.product_name || null,
    quantity: line.quantity ?? "1",
    unitPrice: line.unit_price == null ? null : minorPrice(line.unit_price, currency),
  }));
}

function identitiesOf(body: OrderBody): ClaimedIdentity[] {
  const identities: ClaimedIdentity[] = [];
  if (body.customer_external_id) {
    const shown = body.customer_external_id;
    identities.push({ type: "crm", value: crmValue(body.source, shown), shown });
  }
  for (const type of ["phone", "email"] as const) {
    const text = body[type];
    if (!text) continue;
    const outcome = normalise(type, text);
    if ("problem" in outcome) throw new Refusal("invalid", type);
    identities.push({ type, ...outcome });
  }
  return identities;
}

function refusalOr<T>(work: () => T): T | Refusal {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
