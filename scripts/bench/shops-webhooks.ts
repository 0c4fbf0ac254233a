import {
  change,
  type FakeDelivery,
  type FakeRow,
  type FakeWoo,
  fakeOrder,
  gmtText,
} from "../../modules/shops/index.ts";

type Telling = { url: string; secret: string; rate: number; isRead: () => Promise<boolean> };
const next = ["processing", "completed", "on-hold", "cancelled"];

/** Changes and adds orders while a shop is read, and tells of it: every third twice, every fourth with the state before once more, late. */
export async function tellWhileRead(woo: FakeWoo, { url, secret, rate, isRead }: Telling) {
  const told = { sent: 0, new_orders: 0, changes: 0, twice: 0, late: 0, refused: 0 };
  const call = async ({ headers, body }: FakeDelivery) => {
    told.sent++;
    const answer = await fetch(url, { method: "POST", headers, body }).catch(() => null);
    if (!answer || answer.status >= 300) told.refused++;
  };
  for (let n = 1; !(n % rate === 0 && (await isRead())); n++) {
    const at = gmtText(new Date());
    const isNew = n % 3 === 0;
    const id = isNew ? woo.orders.size + 1 : 1 + ((n * 7919) % woo.orders.size);
    const before = woo.orders.get(id);
    const now = isNew ? added(woo, id) : change(woo.orders, id, { status: next[n % next.length]! }, at);
    told[isNew ? "new_orders" : "changes"]++;
    const delivery = woo.sign(isNew ? "order.created" : "order.updated", now, secret);
    await call(delivery);
    if (n % 3 === 1) {
      told.twice++;
      await call(delivery);
    }
    if (n % 4 === 0 && before) {
      told.late++;
      await call(woo.sign("order.updated", before, secret));
    }
    await new Promise((later) => setTimeout(later, 1000 / rate));
  }
  return told;
}

function added(woo: FakeWoo, id: number): FakeRow {
  const order = fakeOrder(id, new Date());
  woo.orders.set(id, order);
  return order;
}
