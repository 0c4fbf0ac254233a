import type { Context } from "../../../../platform/db/index.ts";
import {
  type DateSettings,
  formatDate,
  formatMoney,
  type Language,
  moneyInWords,
  toPersianDigits,
} from "../../../../platform/i18n/index.ts";
import { type Brand, brandSettings, listMembers } from "../../../admin/index.ts";
import { type LatestOrder, lastOrders } from "../../../catalog/index.ts";
import { type AttributeDefinition, attributeOf } from "../../../customers/contract.ts";
import { attributeDefinitions, type PostalPerson, postalPeople } from "../../../customers/index.ts";
import type { GapName } from "../../contract.ts";
import { attributeText } from "./attribute-text.ts";
import type { Values } from "./fill-gaps.ts";

/** A customer with what letters say of them. */
export type Addressed = { person: PostalPerson; values: Values };
type Ground = {
  brand: Brand;
  language: Language;
  now: Date;
  names: ReadonlyMap<string, string>;
  author: string;
  own: readonly AttributeDefinition[];
};

const honorifics = { fa: "شرکت محترم", en: "Messrs." };

/**
 * What gaps may be filled with, by customer; unknown ids are left out. `author` is the user who makes the batch: their name stands where
 * nobody looks after a customer.
 */
export async function valuesOf(
  ctx: Context,
  ids: readonly number[],
  { language, author }: { language: Language; author: string },
): Promise<Map<number, Addressed>> {
  const brand = await brandSettings(ctx);
  const names = new Map((await listMembers(ctx)).map(({ userId, name }) => [userId, name]));
  const own = await attributeDefinitions(ctx);
  const ground = { brand, language, now: ctx.now, names, author: names.get(author) ?? "", own };
  const people = await postalPeople(ctx, ids);
  const orders = await lastOrders(ctx, ids);
  return new Map([...people].map(([id, person]) => [id, { person, values: fields(person, orders.get(id), ground) }]));
}

/** The gaps that the brand's own attributes make. */
export async function attributeGaps(ctx: Context): Promise<{ gap: string; label: string }[]> {
  const all = await attributeDefinitions(ctx);
  return all.map(({ key, label }) => ({ gap: gapOf(key), label }));
}

const gapOf = (key: string) => `attribute.${key.toLowerCase()}`;

function fields(person: PostalPerson, order: LatestOrder | undefined, ground: Ground): Values {
  const { brand, language, now, names, author, own } = ground;
  const dates: DateSettings = {
    language,
    calendar: language === "fa" ? "jalali" : "gregorian",
    timeZone: brand.timeZone,
  };
  const digits = (text: string) => (language === "fa" ? toPersianDigits(text) : text);
  const money = order && ([order.total, order.currency, brand.moneyUnit, language] as const);
  const usual: Record<GapName, string> = {
    "customer.name": person.name ?? "",
    "customer.honorific": honorificOf(person, language),
    "customer.city": person.address?.city ?? person.city ?? "",
    "customer.phone": digits((person.phone ?? "").replace(/^\+98/, "0")),
    "address.lines": digits(person.address?.lines ?? ""),
    "address.city": person.address?.city ?? "",
    "address.postal_code": digits(person.address?.postal_code ?? ""),
    "order.number": digits(order?.number ?? ""),
    "order.date": order ? formatDate(order.ordered_at, dates) : "",
    "order.amount": money ? formatMoney(...money) : "",
    "order.amount_in_words": money ? moneyInWords(...money) : "",
    "agent.name": (person.owner_id && names.get(person.owner_id)) || author,
    today: formatDate(now, dates),
    "brand.name": brand.name,
  };
  const theirs = own.map(({ key, type }) => [
    gapOf(key),
    attributeText(attributeOf(person.attributes, key), type, dates),
  ]);
  return { ...Object.fromEntries(theirs), ...usual };
}

/** As the brand keeps it in an attribute `honorific`; a company is a company. */
function honorificOf({ attributes, kind }: PostalPerson, language: Language): string {
  const said = attributes["honorific"];
  if (typeof said === "string" && said) return said;
  return kind === "person" ? "" : honorifics[language];
}
