/** A row of the fake shop; what it holds is what `wc/v3` says. */
export type FakeRow = { id: number; status: string; date_modified_gmt: string } & Record<string, unknown>;
export type FakeRefund = { id: number; date_created_gmt: string; amount: string; reason: string };

/** An instant as WooCommerce writes it: UTC without a Z, whole seconds. */
export const gmtText = (at: Date) => at.toISOString().slice(0, 19);

const first = ["مینا", "حسین", "زهرا", "علی", "Sara", "نگار 🌷"];
const last = ["کاظمی", "رادمهر", "نوری", "یزدانی", "Brown", "شریفی"];
const cities = ["تهران", "شیراز", "یزد", "تبریز"];
const statuses = ["processing", "completed", "completed", "completed", "on-hold", "cancelled", "pending"];

/** Order number `id`, the same each time: some by accounts, some by guests with Persian digits, every twentieth with a refund. */
export function fakeOrder(id: number, at: Date): FakeRow {
  const person = (id * 7919) % 3000;
  const account = id % 3 === 0 ? 0 : person + 1;
  const price = 120_000 + (id % 50) * 1000;
  const quantity = 1 + (id % 3);
  const line = {
    id: id * 10,
    name: `ماگ سفالی ${id % 40}`,
    product_id: 1 + (id % 40),
    variation_id: 0,
    quantity,
    price,
    subtotal: String(price * quantity),
    total: String(price * quantity),
    sku: `mug-${id % 40}`,
  };
  const refunds = id % 20 === 0 ? [{ id: id * 100, reason: "شکسته بود", total: "-50000" }] : [];
  return {
    id,
    parent_id: 0,
    number: String(id),
    status: statuses[id % statuses.length]!,
    currency: "IRT",
    date_created: gmtText(at),
    date_created_gmt: gmtText(at),
    date_modified_gmt: gmtText(at),
    date_paid_gmt: gmtText(at),
    total: String(price * quantity),
    customer_id: account,
    billing: { ...fakeContact(person), email: `buyer${person}@example.ir` },
    shipping: { first_name: "", last_name: "", city: "" },
    line_items: [line],
    refunds,
    meta_data: [],
  };
}

function fakeContact(person: number) {
  const number = `0912${String(1_000_000 + person).padStart(7, "0")}`;
  const persian = number.replace(/\d/g, (digit) => String.fromCharCode(0x6f0 + Number(digit)));
  return {
    first_name: first[person % first.length]!,
    last_name: last[(person >> 2) % last.length]!,
    company: "",
    city: cities[person % cities.length]!,
    country: "IR",
    phone: person % 2 === 0 ? number : persian,
  };
}

/** Account number `id` (1…), whose orders name it. */
export function fakeCustomer(id: number, at: Date): FakeRow {
  const { first_name, last_name, ...billing } = fakeContact(id - 1);
  return {
    id,
    status: "",
    role: "customer",
    email: `buyer${id - 1}@example.ir`,
    first_name,
    last_name,
    username: `buyer${id - 1}`,
    date_created_gmt: gmtText(at),
    date_modified_gmt: gmtText(at),
    billing: { first_name, last_name, ...billing },
  };
}

/** Product number `id`. */
export function fakeProduct(id: number, at: Date): FakeRow {
  return {
    id,
    status: "publish",
    name: `ماگ سفالی ${id}`,
    price: String(120_000 + id * 1000),
    permalink: `https://shop.example.ir/product/${id}`,
    date_created_gmt: gmtText(at),
    date_modified_gmt: gmtText(at),
    images: [{ id, src: `https://shop.example.ir/${id}.jpg` }],
    categories: [{ id: 1, name: "ماگ" }],
  };
}
