import type { ToldResponse } from "../../surveys/index.ts";
import type { Chance } from "./chance.ts";
import { seasonOf } from "./season.ts";
import type { DemoOrder, ShopLife } from "./shop-life.ts";
import { comments, type demoSurveys } from "./survey-words.fa.ts";

/** Nobody of the demo reported damage: a photo is attached by whoever tries it. */
type SurveyName = Exclude<(typeof demoSurveys)[number]["key"], "damage">;
export type DemoResponse = { survey: SurveyName; body: ToldResponse; at: Date };

const day = 86_400_000;
const halfYear = 180 * day;
const agents = ["نسترن", "حامد", "شادی", "مجید"] as const;

/** How many answer each survey, for each customer of the shop. */
const shares: Record<SurveyName, number> = {
  nps: 0.17,
  "after-conversation": 0.12,
  "after-return": 0.05,
  product: 0.09,
  silent: 0.045,
};

/**
 * Half a year of answers, oldest first. The shop gets a little better by the month, worse in the rush before Yalda and Nowruz; one
 * dealer of its cities disappoints, the chat pleases more than the phone, and whoever is asked out of silence is cooler.
 */
export function answersOfShop(luck: Chance, life: ShopLife, now: Date): DemoResponse[] {
  const since = now.getTime() - halfYear;
  const recent = life.orders.filter(({ at, status }) => at.getTime() > since && status === "delivered");
  const returned = recent.filter(({ returned: back }) => back !== undefined);
  const partners = life.customers.filter(({ kind }) => kind === "partner");
  const responses: DemoResponse[] = [];
  const many = (name: SurveyName) => Math.round(life.customers.length * shares[name]);
  const each = (
    name: SurveyName,
    from: readonly DemoOrder[],
    make: (order: DemoOrder) => Omit<ToldResponse, "external_id">,
  ) => {
    if (from.length === 0) return;
    for (let at = 0; at < many(name); at++) {
      const order = luck.pick(from);
      const moment = new Date(Math.min(now.getTime() - 60_000, order.at.getTime() + luck.whole(3, 14) * day));
      const body = { ...make(order), external_id: `${name}-${at + 1}`, answered_at: moment.toISOString() };
      responses.push({ survey: name, body, at: moment });
    }
  };
  /** Somebody's mood from 0 to 1: the shop's, moved by what they met. */
  const mood = (order: DemoOrder, moved: number) => {
    const better = ((order.at.getTime() - since) / halfYear) * 0.09;
    const rush = seasonOf(order.at) === "plain" ? 0 : -0.12;
    const drawn = (luck.next() + luck.next() + luck.next()) / 3;
    // Now and then everything goes wrong.
    if (luck.hits(0.07)) return drawn * 0.8;
    return Math.min(0.999, Math.max(0, drawn * 0.9 + 0.35 + better + rush + moved + (order.returned ? -0.22 : 0)));
  };
  const who = (order: DemoOrder) => ({ customer_external_id: String(order.customer.number), language: "fa" as const });
  each("nps", recent, (order) => {
    const partner = luck.hits(0.3) ? partners.find(({ city }) => city === order.customer.city) : undefined;
    const dealt = partner ? (partners.indexOf(partner) % 4 === 1 ? -0.24 : 0.05) : 0;
    const mode = order.customer.email && luck.hits(0.6) ? "email" : "sms";
    const felt = mood(order, dealt + (mode === "email" ? 0.03 : 0));
    const score = Math.round(felt * 10);
    // Some have the shop's app, which asks instead.
    const way = mode === "sms" && Number(order.customer.number) % 5 === 0 ? "app" : mode;
    const said = { score, comment: comment(luck, felt, order) };
    return { ...who(order), mode: way, channel: way, partner: partner?.name, ...said };
  });
  each("after-conversation", recent, (order) => {
    const channel = luck.pick(["chat", "chat", "telegram", "phone"] as const);
    const felt = mood(order, channel === "chat" ? 0 : channel === "phone" ? -0.16 : -0.08);
    const mode = channel === "phone" ? "ivr" : channel === "chat" ? "chat" : "messenger";
    const said = mode === "ivr" ? undefined : comment(luck, felt, order);
    return { ...who(order), mode, channel, agent: luck.pick(agents), score: 1 + Math.floor(felt * 5), comment: said };
  });
  each("after-return", returned, (order) => {
    const mode = luck.pick(["sms", "sms", "phone"] as const);
    const felt = mood(order, 0.1);
    return { ...who(order), mode, channel: mode, score: 1 + Math.floor(felt * 7), comment: comment(luck, felt, order) };
  });
  each("product", recent, (order) => {
    const felt = mood(order, -0.06);
    const liked = (["quality", "price", "looks", "packing", "ease"] as const).filter(() =>
      luck.hits(0.2 + felt * 0.25),
    );
    const answers = { satisfied: 1 + Math.floor(felt * 5), liked, why: comment(luck, felt, order) ?? null };
    return { ...who(order), mode: "web", channel: "web", product: order.lines[0]?.product.id, answers };
  });
  each("silent", recent, (order) => {
    const felt = mood(order, -0.12);
    return {
      mode: luck.pick(["sms", "web"] as const),
      score: Math.round(felt * 10),
      comment: comment(luck, felt, order),
      language: "fa",
    };
  });
  return responses.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** Whoever is displeased writes more often. */
function comment(luck: Chance, felt: number, order: DemoOrder): string | undefined {
  if (!luck.hits(felt < 0.6 ? 0.55 : 0.3)) return undefined;
  const list = felt < 0.6 ? comments.low : felt < 0.8 ? comments.middle : comments.high;
  return luck.pick(list).replace("{product}", order.lines[0]?.product.name ?? "سفارشم");
}
