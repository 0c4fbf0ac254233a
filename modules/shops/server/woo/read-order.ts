import { toLatinDigits } from "../../../../platform/i18n/digits.ts";
import type { OrderLineInput, OrderStatus } from "../../../catalog/index.ts";
import { crmValue } from "../../../customers/index.ts";
import { statusOf } from "../../../imports/index.ts";
import { hashOf } from "../record/objects.ts";
import type { ShopOrder, ShopRefund, Thing } from "../record/things.ts";
import { amountIn, gmt, identitiesOf, kept, type Money, moneyOf, nameOf, priceIn, type Unread } from "./read-common.ts";
import { type WooOrder, type WooRefund, wooOrder } from "./woo-shapes.ts";

type Reading = { source: string; askedAt: Date | null; refunds?: readonly WooRefund[] };
type OrderThing = Extract<Thing, { kind: "order" }>;

/** What is no order yet: somebody fills a basket, or a colleague types. */
const drafts = new Set(["checkout-draft", "auto-draft", "draft", "new"]);
const statuses: Record<string, OrderStatus> = {
  pending: "placed",
  "on-hold": "placed",
  processing: "paid",
  completed: "delivered",
  cancelled: "cancelled",
  failed: "cancelled",
  refunded: "returned",
};

/** An order of WooCommerce understood; `draft` where it is none yet, or why it cannot be read. Never throws. */
export function readOrder(json: unknown, how: Reading): OrderThing | "draft" | Unread {
  const parsed = wooOrder.safeParse(json);
  if (!parsed.success) return { problem: "invalid", field: String(parsed.error.issues[0]?.path[0] ?? "id") };
  const order = parsed.data;
  if (drafts.has(order.status)) return "draft";
  const number = String(order.id);
  const modifiedAt = gmt(order.date_modified_gmt) ?? gmt(order.date_created_gmt);
  if (!modifiedAt) return { problem: "unreadable_date", field: "date_modified_gmt" };
  const at = { kind: "order" as const, number, modifiedAt, askedAt: how.askedAt };
  if (order.status === "trash") return { ...at, deleted: true, hash: hashOf(null), body: null };
  const body = bodyOf(order, how, modifiedAt);
  return "problem" in body ? body : { ...at, deleted: false, hash: hashOf(body), body };
}

function bodyOf(order: WooOrder, { source, refunds }: Reading, modifiedAt: Date): ShopOrder | Unread {
  const orderedAt = gmt(order.date_created_gmt);
  if (!orderedAt) return { problem: "unreadable_date", field: "date_created_gmt" };
  const money = moneyOf(order.currency);
  if (!money) return { problem: "currency_unknown", field: "currency" };
  const total = amountIn(money, order.total);
  if (total === null) return { problem: "unreadable_number", field: "total" };
  const { billing, shipping, customer_id } = order;
  const reached = {
    number: customer_id > 0 ? String(customer_id) : null,
    phone: billing.phone || shipping.phone || "",
    email: billing.email ?? "",
    country: billing.country ?? "",
  };
  return {
    identities: identitiesOf(reached, (number) => crmValue(source, number)),
    name: nameOf(billing) ?? nameOf(shipping),
    city: kept(billing.city || shipping.city || "", 100) || null,
    orderedAt,
    status: statusOfOrder(order),
    currency: money.currency,
    total,
    lines: order.line_items.map((line) => lineOf(line, money)),
    refunds: refundsOf(order, money, { refunds, modifiedAt }),
  };
}

/** A word of the shop's own (plugins for sending bring them) is read as people write it; else what was paid is paid. */
function statusOfOrder({ status, date_paid_gmt }: WooOrder): OrderStatus {
  return statuses[status] ?? statusOf(status) ?? (date_paid_gmt ? "paid" : "placed");
}

const plainDecimal = /^-?\d{1,30}(\.\d{1,20})?$/;

function lineOf(line: WooOrder["line_items"][number], money: Money): OrderLineInput {
  const quantity = toLatinDigits(line.quantity);
  const price = priceIn(money, line.price.replace(/(\.\d{1,12})\d*$/, "$1"));
  return {
    productExternalId: line.product_id > 0 ? String(line.product_id) : null,
    // A product is called what it is called, not what one of its kinds is.
    productName: kept(line.parent_name || line.name, 500) || null,
    quantity: plainDecimal.test(quantity) ? quantity : "1",
    unitPrice: price,
  };
}

type Told = { refunds: readonly WooRefund[] | undefined; modifiedAt: Date };

function refundsOf(order: WooOrder, money: Money, { refunds, modifiedAt }: Told): ShopRefund[] {
  const dated = new Map(refunds?.map((one) => [one.id, one]));
  return order.refunds.flatMap(({ id, reason, total }): ShopRefund[] => {
    const amount = amountIn(money, total);
    if (!amount) return [];
    // A refund changes its order: where nobody told its own date, that change was it.
    const at = gmt(dated.get(id)?.date_created_gmt ?? "") ?? modifiedAt;
    return [{ externalId: String(id), at, amount: Math.abs(amount), reason: kept(reason, 2000) || null }];
  });
}
