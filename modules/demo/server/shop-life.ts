import { type Chance, chance } from "./chance.ts";
import { cities, companies, dealers, firstNames, lastNames } from "./names.fa.ts";
import { type DemoProduct, products } from "./products.fa.ts";
import { busiest, busyness, seasonOf } from "./season.ts";

const day = 86_400_000;
const months18 = 548 * day;

export type DemoCustomer = {
  number: number;
  kind: "person" | "company" | "partner";
  partnerType?: (typeof dealers)[number][2];
  name: string;
  city: string;
  phone: string;
  email?: string;
  instagram?: string;
  telegram?: string;
  birthday?: string;
  tags: string[];
  joinedAt: Date;
  consents: { channel: "sms" | "email"; granted: boolean }[];
};
export type DemoLine = { product: DemoProduct; quantity: number };
export type DemoOrder = {
  id: string;
  customer: DemoCustomer;
  at: Date;
  status: "placed" | "shipped" | "delivered" | "cancelled";
  lines: DemoLine[];
  returned?: { at: Date; reason: string };
};
export type ShopLife = { customers: DemoCustomer[]; orders: DemoOrder[] };

/** A moment in the last eighteen months, drawn as the shop is busy, in shop hours of Tehran (UTC+3:30). */
export function busyMoment(luck: Chance, from: number, to: number): Date {
  for (;;) {
    const at = new Date(from + luck.next() * (to - from));
    if (luck.next() * busiest < busyness(at)) {
      at.setUTCHours(
        luck.pick([6, 7, 8, 9, 11, 13, 14, 15, 16, 17, 18, 19], [4, 5, 6, 5, 4, 4, 5, 6, 7, 8, 8, 5]),
        luck.whole(0, 59),
        luck.whole(0, 59),
        0,
      );
      return at;
    }
  }
}

/** The people of the shop and what they bought: the same for the same seed, `now` and count. */
export function liveShop(seed: number, now: Date, count: number): ShopLife {
  const luck = chance(seed);
  const start = now.getTime() - months18;
  const customers = Array.from({ length: count }, (_, place) => newCustomer(luck, place, start, now.getTime()));
  const orders: DemoOrder[] = [];
  for (const customer of customers) if (customer.kind !== "partner") orders.push(...ordersOf(luck, customer, now));
  orders.sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const [place, order] of orders.entries()) order.id = `S-${10_001 + place}`;
  return { customers, orders };
}

function newCustomer(luck: Chance, place: number, start: number, now: number): DemoCustomer {
  const dealer = dealers[place];
  const company = companies[place - dealers.length];
  const name = dealer?.[0] ?? company ?? `${luck.pick(firstNames)} ${luck.pick(lastNames)}`;
  const handle = `user${1000 + place}`;
  return {
    number: 1001 + place,
    kind: dealer ? "partner" : company ? "company" : "person",
    partnerType: dealer?.[2],
    name,
    city:
      dealer?.[1] ??
      luck.pick(
        cities.map(([city]) => city),
        cities.map(([, share]) => share),
      ),
    // Subscriber numbers never begin with 000: nobody is called by mistake.
    phone: `+98912000${String(1000 + place).slice(-4)}`,
    email: luck.hits(0.45) ? `${handle}@mail.example` : undefined,
    instagram: luck.hits(0.25) ? handle : undefined,
    telegram: luck.hits(0.2) ? String(50_000_000 + place) : undefined,
    birthday: luck.hits(0.35)
      ? `${luck.whole(1961, 2004)}-${two(luck.whole(1, 12))}-${two(luck.whole(1, 28))}`
      : undefined,
    tags: [
      ...(luck.hits(0.06) ? ["ویژه"] : []),
      ...(company ? ["سازمانی"] : []),
      ...(luck.hits(0.05) ? ["معرفی دوستان"] : []),
    ],
    joinedAt: place < dealers.length + companies.length ? new Date(start) : busyMoment(luck, start, now),
    consents: [
      { channel: "sms", granted: luck.hits(0.82) },
      { channel: "email", granted: luck.hits(0.6) },
    ],
  };
}

/** Some only look, some buy once, some come back until they stop: the shape that shops really have. */
function ordersOf(luck: Chance, customer: DemoCustomer, now: Date): DemoOrder[] {
  const loyalty =
    customer.kind === "company"
      ? "steady"
      : luck.pick(["looker", "once", "sometimes", "steady"] as const, [18, 40, 29, 13]);
  if (loyalty === "looker") return [];
  const meanWait = { once: Infinity, sometimes: 130, steady: 48 }[loyalty];
  const stopsAfterEach = { once: 1, sometimes: 0.3, steady: 0.09 }[loyalty];
  const orders: DemoOrder[] = [];
  let at = new Date(customer.joinedAt.getTime() + luck.wait(2) * day);
  while (at < now) {
    orders.push(newOrder(luck, customer, at, now));
    if (luck.hits(stopsAfterEach)) break;
    const wait = (luck.wait(meanWait) * day) / Math.max(0.6, busyness(at));
    at = busyMoment(luck, at.getTime() + wait, at.getTime() + wait + 21 * day);
  }
  return orders;
}

function newOrder(luck: Chance, customer: DemoCustomer, at: Date, now: Date): DemoOrder {
  const season = seasonOf(at);
  const weights = products.map(({ season: sells }) => {
    if (season === "yalda") return sells === "yalda" ? 6 : sells === "gift" ? 3 : 1;
    if (season === "nowruz") return sells === "gift" || sells === "clean" ? 4 : 1;
    return 1;
  });
  const bulk = customer.kind === "company" ? luck.whole(3, 9) : 1;
  const lines = Array.from({ length: luck.pick([1, 2, 3, 4], [52, 28, 14, 6]) }, () => ({
    product: luck.pick(products, weights),
    quantity: bulk * luck.pick([1, 2, 3], [80, 15, 5]),
  }));
  const age = (now.getTime() - at.getTime()) / day;
  const cancelled = luck.hits(0.05);
  const status = cancelled ? "cancelled" : age > 6 ? "delivered" : age > 2 ? "shipped" : "placed";
  const returned = status === "delivered" && luck.hits(season === "nowruz" ? 0.065 : 0.04);
  const returnedAt = new Date(Math.min(at.getTime() + luck.whole(5, 12) * day, now.getTime()));
  const reason = luck.pick(["آسیب در ارسال", "پشیمانی از خرید", "تفاوت با توضیح", "ارسال اشتباه"]);
  return { id: "", customer, at, status, lines, ...(returned && { returned: { at: returnedAt, reason } }) };
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
