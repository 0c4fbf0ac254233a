import type { OrderLineInput, OrderStatus, ProductInput } from "../../../catalog/index.ts";
import type { ClaimedIdentity } from "../../../customers/index.ts";
import type { ReadInteraction } from "../../../timeline/index.ts";
import { type ArrivedObject, hashOf, type ObjectKind } from "./objects.ts";

/** Money that went back, in minor units of the order's currency. */
export type ShopRefund = { externalId: string; at: Date; amount: number; reason: string | null };

/** An order as its shop says it now; money in minor units. */
export type ShopOrder = {
  identities: ClaimedIdentity[];
  name: string | null;
  city: string | null;
  orderedAt: Date;
  status: OrderStatus | null;
  currency: string;
  total: number | null;
  lines: OrderLineInput[];
  /** All refunds there are; null where the program does not speak of them. */
  refunds: ShopRefund[] | null;
};

/** A customer of a shop: its number there, and how they are reached. */
export type ShopCustomer = {
  external_id: string | null;
  phone: string | null;
  email: string | null;
  name: string | null;
  city: string | null;
  created_at: string | null;
};
export type ShopProduct = Omit<ProductInput, "sourceId" | "externalId">;

/** What the shop said, understood; `body` is null where it said that it is deleted. */
export type Thing =
  | (ArrivedObject & { kind: "order"; body: ShopOrder | null })
  | (ArrivedObject & { kind: "customer"; body: ShopCustomer | null })
  | (ArrivedObject & { kind: "product"; body: ShopProduct | null });

/** Something that happened with a customer: written once, never changed. */
export type Happening = { kind: "interaction"; number: string; body: ReadInteraction };

/** A thing of which its shop says that it is deleted; `askedAt` where we asked. */
export function deletedThing(kind: ObjectKind, number: string, askedAt: Date | null): Thing {
  return { kind, number, modifiedAt: askedAt ?? new Date(0), askedAt, deleted: true, hash: hashOf(null), body: null };
}
