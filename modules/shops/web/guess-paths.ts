import { fieldsOf, type Mapping, type Taken } from "../contract/mapping.ts";

/** One plain value of a sample with its path; the places of a list are written `[*]` where `many`. */
export type Leaf = { path: string; name: string; value: string };

const plainName = /^[\p{L}\p{N}_$-]+$/u;

/** A name as a step of a path. */
export function stepOf(name: string): string {
  return plainName.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

/** A path without the dot before its first name. */
export function pathOf(steps: string): string {
  return steps.replace(/^\./, "");
}

const names: Record<string, readonly string[]> = {
  external_id: ["id", "order_id", "orderid", "number", "no", "code", "invoice_no", "factor_no", "شماره"],
  ordered_at: ["ordered_at", "created_at", "createdat", "date", "order_date", "date_created", "تاریخ"],
  occurred_at: ["occurred_at", "created_at", "date", "time", "تاریخ"],
  customer_external_id: ["customer_id", "customerid", "user_id", "client_id", "buyer_id"],
  phone: ["phone", "mobile", "tel", "cellphone", "phone_number", "mobile_number", "تلفن", "موبایل"],
  email: ["email", "mail", "ایمیل"],
  name: ["full_name", "fullname", "customer_name", "name", "نام"],
  status: ["status", "state", "وضعیت"],
  currency: ["currency", "currency_code"],
  total: ["total", "total_price", "amount", "payable", "grand_total", "sum", "مبلغ", "جمع", "جمع کل"],
  line_sku: ["sku", "product_id", "product_code", "code", "کد"],
  line_name: ["title", "product_name", "name", "نام"],
  line_quantity: ["quantity", "qty", "count", "تعداد"],
  line_price: ["unit_price", "price", "fee", "قیمت", "فی"],
  modified_at: ["modified_at", "updated_at", "date_modified"],
  city: ["city", "شهر"],
  product_name: ["title", "name", "نام"],
  price: ["price", "sale_price", "قیمت"],
  url: ["url", "link", "permalink"],
  image_url: ["image", "image_url", "picture"],
  category: ["category", "دسته"],
  channel: ["channel"],
  subject: ["subject", "event", "type"],
  text: ["text", "message", "body", "description", "متن"],
};

/** Paths that are likely right, by the names in a sample; what was mapped already stays. */
export function guessPaths(takes: Taken, mapping: Mapping, leaves: readonly Leaf[]): Mapping {
  const guessed: Mapping = { ...mapping };
  const used = new Set(Object.values(mapping).map(({ path }) => path));
  for (const { name, line } of fieldsOf[takes]) {
    if (guessed[name]?.path || guessed[name]?.constant) continue;
    const found = (names[name] ?? [])
      .map((word) =>
        leaves.find((leaf) => isIn(leaf, Boolean(line)) && leaf.name.toLowerCase() === word && !used.has(leaf.path)),
      )
      .find((leaf) => leaf !== undefined);
    if (!found) continue;
    used.add(found.path);
    guessed[name] = { ...guessed[name], path: found.path };
  }
  return guessed;
}

const isIn = ({ path }: Leaf, line: boolean) => path.includes("[*]") === line;

/** Every plain value of a sample, the first of each list standing for all. */
export function leavesOf(value: unknown, steps = "", name = ""): Leaf[] {
  if (Array.isArray(value)) return value.length > 0 ? leavesOf(value[0], `${steps}[*]`, name) : [];
  if (value !== null && typeof value === "object") {
    return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, `${steps}${stepOf(key)}`, key));
  }
  return [{ path: pathOf(steps), name, value: String(value) }];
}
