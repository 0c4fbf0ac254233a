/** What a shop says about an order. `placed` where it says nothing. */
export const orderStatuses = ["placed", "paid", "shipped", "delivered", "cancelled", "returned"] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** One thing of an order. Decimals are texts, so that nothing is lost: "2.5", "-12". */
export type OrderLineInput = {
  productExternalId?: string | null;
  productName?: string | null;
  quantity: string;
  /** A decimal in minor units of the order's currency ("255.5" cents); null where the shop said only a total. */
  unitPrice?: string | null;
};

/** An order as its shop says it now. Saying the same again changes nothing; saying something else replaces it. */
export type OrderInput = {
  sourceId: number;
  externalId: string;
  /** The identity it came by (see customers.resolvePeople); null where nobody said who bought. */
  identityId: number | null;
  partnerId?: number | null;
  orderedAt: Date;
  /** Left out: a new order is `placed` (`returned` when its total is negative), a known one keeps its own. */
  status?: OrderStatus | null;
  currency: string;
  /** Minor units; left out, it is the sum of the lines, rounded once. */
  total?: number | null;
  lines: readonly OrderLineInput[];
};

export type SaveOutcome = "imported" | "updated" | "unchanged";
