import { normalise } from "../../../../platform/identifiers/index.ts";
import { hashOf } from "../record/objects.ts";
import type { ShopCustomer, ShopProduct, Thing } from "../record/things.ts";
import { amountIn, gmt, kept, moneyOf, nameOf, type Unread } from "./read-common.ts";
import { wooCustomer, wooProduct } from "./woo-shapes.ts";

type Asked = { askedAt: Date | null };

/** A product of WooCommerce understood, prices in the shop's currency; `draft` where it is not shown yet, or why it cannot be read. */
export function readProduct(
  json: unknown,
  { askedAt, currency }: Asked & { currency: string },
): Extract<Thing, { kind: "product" }> | "draft" | Unread {
  const parsed = wooProduct.safeParse(json);
  if (!parsed.success) return { problem: "invalid", field: String(parsed.error.issues[0]?.path[0] ?? "id") };
  const product = parsed.data;
  if (product.status === "auto-draft" || product.status === "draft") return "draft";
  const modifiedAt = gmt(product.date_modified_gmt) ?? gmt(product.date_created_gmt);
  if (!modifiedAt) return { problem: "unreadable_date", field: "date_modified_gmt" };
  const at = { kind: "product" as const, number: String(product.id), modifiedAt, askedAt };
  if (product.status === "trash") return { ...at, deleted: true, hash: hashOf(null), body: null };
  const money = moneyOf(currency);
  const price = money && product.price ? amountIn(money, product.price) : null;
  const body: ShopProduct = {
    name: kept(product.name, 500) || null,
    price,
    currency: price === null ? null : money!.currency,
    url: webAddress(product.permalink),
    imageUrl: webAddress(product.images[0]?.src ?? ""),
    category: kept(product.categories[0]?.name ?? "", 200) || null,
  };
  return { ...at, deleted: false, hash: hashOf(body), body };
}

function webAddress(text: string): string | null {
  return text.length <= 2000 && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? text : null;
}

/** Who works in the shop is no customer for that. */
const staff = new Set(["administrator", "shop_manager", "editor", "author", "contributor"]);

/** A customer account of WooCommerce understood; `draft` where it is a colleague's, or why it cannot be read. */
export function readCustomer(
  json: unknown,
  { askedAt }: Asked,
): Extract<Thing, { kind: "customer" }> | "draft" | Unread {
  const parsed = wooCustomer.safeParse(json);
  if (!parsed.success) return { problem: "invalid", field: String(parsed.error.issues[0]?.path[0] ?? "id") };
  const customer = parsed.data;
  if (staff.has(customer.role)) return "draft";
  const created = gmt(customer.date_created_gmt);
  // Who never changed anything has no such date: nothing newer is known than that they came.
  const modifiedAt = gmt(customer.date_modified_gmt) ?? created ?? new Date(0);
  const { billing } = customer;
  const country = /^[A-Z]{2}$/.test(billing.country ?? "") ? billing.country! : "IR";
  const email = normalise("email", customer.email || billing.email || "");
  const phone = normalise("phone", billing.phone ?? "", { defaultCountry: country });
  const body: ShopCustomer = {
    external_id: String(customer.id),
    // What is no phone or e-mail is passed over: somebody typed it into a form.
    phone: "problem" in phone ? null : phone.value,
    email: "problem" in email ? null : email.shown,
    name: nameOf(customer) ?? nameOf(billing),
    city: kept(billing.city ?? "", 100) || null,
    created_at: created?.toISOString() ?? null,
  };
  const at = { kind: "customer" as const, number: String(customer.id), modifiedAt, askedAt };
  return { ...at, deleted: false, hash: hashOf(body), body };
}
