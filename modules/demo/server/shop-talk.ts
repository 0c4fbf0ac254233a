import type { Chance } from "./chance.ts";
import { campaigns, mentions, talks } from "./conversations.fa.ts";
import { products } from "./products.fa.ts";
import { seasonOf } from "./season.ts";
import type { DemoCustomer, DemoOrder, ShopLife } from "./shop-life.ts";

const hour = 3_600_000;
const day = 24 * hour;

export type DemoInteraction = {
  id: string;
  customer: DemoCustomer;
  by: "phone" | "email" | "instagram" | "telegram" | "crm";
  at: Date;
  kind: "contact" | "activity" | "broadcast" | "mention";
  channel: string;
  touchpoint?: string;
  direction?: "in" | "out";
  subject: string;
  text?: string;
  feeling?: -2 | -1 | 0 | 1 | 2;
  partner?: string;
  agent?: string;
};

const agents = ["نسترن", "حامد", "شادی", "مجید"] as const;

/** Every contact, view, campaign and mention around the orders, oldest first. */
export function talkOfShop(luck: Chance, life: ShopLife, now: Date): DemoInteraction[] {
  const entries: Omit<DemoInteraction, "id">[] = [];
  for (const order of life.orders) entries.push(...aroundOrder(luck, order));
  for (const customer of life.customers) entries.push(...apartFromOrders(luck, customer, life, now));
  const past = entries.filter((entry) => entry.at <= now).sort((a, b) => a.at.getTime() - b.at.getTime());
  return past.map((entry, place) => ({ id: `demo-${place + 1}`, ...entry }));
}

function aroundOrder(luck: Chance, order: DemoOrder): Omit<DemoInteraction, "id">[] {
  const { customer, at } = order;
  const bought = order.lines[0]?.product.name ?? "";
  const looked = Array.from({ length: luck.whole(1, 4) }, () =>
    view(customer, luck.pick(products).name, new Date(at.getTime() - luck.whole(5, 900) * 60_000)),
  );
  const entries = [...looked, view(customer, bought, new Date(at.getTime() - 4 * 60_000))];
  if (luck.hits(order.returned ? 0.95 : 0.3)) {
    const topics = order.returned
      ? ["broken", "return"]
      : seasonOf(at) === "plain"
        ? ["question", "thanks", "service", "delivery"]
        : ["delivery", "delivery", "question", "thanks", "payment"];
    entries.push(...talk(luck, customer, luck.pick(topics), bought, new Date(at.getTime() + luck.whole(1, 6) * day)));
  }
  return entries;
}

function apartFromOrders(
  luck: Chance,
  customer: DemoCustomer,
  life: ShopLife,
  now: Date,
): Omit<DemoInteraction, "id">[] {
  const entries: Omit<DemoInteraction, "id">[] = [];
  const since = (now.getTime() - customer.joinedAt.getTime()) / day;
  if (luck.hits(0.4))
    entries.push(
      ...talk(
        luck,
        customer,
        "question",
        luck.pick(products).name,
        new Date(customer.joinedAt.getTime() - luck.whole(1, 40) * hour),
      ),
    );
  if (luck.hits(0.12))
    entries.push(visit(luck, customer, life, new Date(customer.joinedAt.getTime() + luck.next() * since * day)));
  if (luck.hits(0.03))
    entries.push({
      ...base(customer, new Date(now.getTime() - luck.next() * since * day)),
      kind: "mention",
      channel: "instagram",
      subject: "message",
      text: luck.pick(mentions),
      feeling: 0,
      direction: "in",
    });
  if (!customer.consents[0]?.granted) return entries;
  for (const [text, at] of sendings(now)) {
    if (at > customer.joinedAt)
      entries.push({
        ...base(customer, at),
        kind: "broadcast",
        channel: "sms",
        direction: "out",
        subject: "message",
        text,
        touchpoint: "advert",
      });
  }
  return entries;
}

function sendings(now: Date): [string, Date][] {
  const years = [now.getUTCFullYear() - 1, now.getUTCFullYear()];
  return years.flatMap((year): [string, Date][] => [
    [campaigns.yalda, new Date(Date.UTC(year, 11, 8, 9))],
    [campaigns.nowruz, new Date(Date.UTC(year, 1, 25, 9))],
    [campaigns.summer, new Date(Date.UTC(year, 6, 3, 9))],
  ]);
}

function base(customer: DemoCustomer, at: Date) {
  return { customer, at, by: "crm" as const };
}

function view(customer: DemoCustomer, product: string, at: Date): Omit<DemoInteraction, "id"> {
  return {
    ...base(customer, at),
    kind: "activity",
    channel: "web",
    touchpoint: "site",
    direction: "in",
    subject: "product_view",
    text: product,
  };
}

function visit(luck: Chance, customer: DemoCustomer, life: ShopLife, at: Date): Omit<DemoInteraction, "id"> {
  const partner =
    life.customers.find((other) => other.kind === "partner" && other.city === customer.city) ?? life.customers[0];
  return {
    ...base(customer, at),
    by: "phone",
    kind: "contact",
    channel: "in_person",
    touchpoint: "store",
    direction: "in",
    subject: "visit",
    text: luck.pick(["برای دیدن ظرف‌ها آمد و کاتالوگ گرفت.", "پیگیر نصب بود؛ راهنمایی شد.", "از چیدمان تازه خوشش آمد."]),
    feeling: luck.pick([0, 1, 1, 2] as const),
    partner: partner?.name,
  };
}

function talk(
  luck: Chance,
  customer: DemoCustomer,
  topic: string,
  product: string,
  at: Date,
): Omit<DemoInteraction, "id">[] {
  const subject = talks.find((known) => known.topic === topic);
  if (!subject) return [];
  const [channel, by] = channelOf(luck, customer);
  const said = { ...base(customer, at), by, kind: "contact" as const, channel, touchpoint: subject.touchpoint };
  const text = luck.pick(subject.says).replace("{product}", product);
  const agent = luck.pick(agents);
  if (channel === "phone")
    return [{ ...said, direction: "in", subject: "call", text, feeling: subject.feeling, agent }];
  const answeredAt = new Date(at.getTime() + luck.wait(seasonOf(at) === "plain" ? 1.2 : 4) * hour);
  return [
    { ...said, direction: "in", subject: "message", text, feeling: subject.feeling },
    { ...said, at: answeredAt, direction: "out", subject: "message", text: luck.pick(subject.answers), agent },
  ];
}

function channelOf(luck: Chance, customer: DemoCustomer): [string, DemoInteraction["by"]] {
  const open: [string, DemoInteraction["by"]][] = [
    ["chat", "crm"],
    ["chat", "crm"],
    ["phone", "phone"],
    ["phone", "phone"],
    ["sms", "phone"],
    ["web", "crm"],
  ];
  if (customer.instagram) open.push(["instagram", "instagram"], ["instagram", "instagram"]);
  if (customer.telegram) open.push(["telegram", "telegram"], ["telegram", "telegram"]);
  if (customer.email) open.push(["email", "email"]);
  return luck.pick(open);
}
