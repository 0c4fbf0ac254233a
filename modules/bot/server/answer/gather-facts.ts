import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { formatDate, formatMoney, formatTime } from "../../../../platform/i18n/index.ts";
import { sentimentOf } from "../../../../platform/text/sentiment/index.ts";
import { type Brand, brandSettings, isoDayInBrand } from "../../../admin/index.ts";
import { latestOrders, productsNamed } from "../../../catalog/index.ts";
import { customerGlance } from "../../../customers/index.ts";
import { brandHours, isOpen, nextOpening, type Thread, type ThreadMessage } from "../../../inbox/index.ts";
import { searchArticles } from "../../../knowledge/index.ts";
import type { Language } from "../../contract.ts";
import { branchesFor } from "../branches/find-branches.ts";
import type { Facts, FoundOrder, FoundProduct, Knowledge, LiveCode } from "../decide/facts.ts";
import { type ThreadState, threadState } from "../decide/thread-state.ts";
import { asksForProduct, productWords } from "../decide/wishes.ts";
import { openIncidents } from "../incidents/open-incidents.ts";
import { readMessage } from "../understand/read-message.ts";

/** What was read of a message before anything is looked up; no transaction is needed for it. */
export type Understood = Pick<Facts, "knowledge" | "thread" | "read" | "last" | "files" | "intent" | "sentiment">;

/** Reads messages that are dealt with together. */
export function understand(
  knowledge: Knowledge,
  thread: ThreadState,
  texts: readonly string[],
  files: number,
  fallback: Language,
): Understood {
  const read = readMessage(texts.join("\n"), thread.language ?? fallback);
  const asTyped = knowledge.classify(read.text);
  const asRead = read.readAs ? knowledge.classify(read.readAs) : null;
  const intent = asRead && better(asRead, asTyped) ? asRead : asTyped;
  return {
    knowledge,
    thread,
    read,
    last: texts.at(-1) ?? "",
    files,
    intent,
    sentiment: sentimentOf(read.readAs ?? read.text),
  };
}

function better(one: Facts["intent"], other: Facts["intent"]): boolean {
  return (one.ranking[0]?.score ?? 0) > (other.ranking[0]?.score ?? 0);
}

/** What stands in a conversation beside its words. */
type Standing = { proven: number | null; code: LiveCode | null; codes: number; answers: number };

export type Place = {
  channel: string;
  customerId: number | null;
  conversationId: number | null;
  /** Whether whoever writes is known by signing in, or will get the answer at a proven address. */
  vouched: boolean;
};

/** Looks up what a decision needs beside the words, without articles: most is decided before those are asked. */
export async function lookUp(ctx: Context, understood: Understood, place: Place): Promise<Facts> {
  const { read, knowledge } = understood;
  const brand = await brandSettings(ctx);
  const hours = await brandHours(ctx);
  const open = isOpen(hours, ctx.now);
  const opens = open ? null : nextOpening(hours, ctx.now);
  const { customerId } = place;
  const standing = await standingOf(ctx, place.conversationId);
  const proven = place.vouched ? customerId : standing.proven;
  return {
    ...understood,
    channel: place.channel,
    today: isoDayInBrand(brand, ctx.now),
    calendar: brand.calendar,
    timeZone: brand.timeZone,
    articles: [],
    agreeing: [],
    worded: read.wordless ? new Map() : knowledge.worded(read.readAs ?? read.text),
    products: await productsFor(ctx, understood, brand),
    branches: read.wordless
      ? null
      : await branchesFor(ctx, { text: wordsRead(understood), language: read.language, brand, hours }),
    incidents: read.wordless ? [] : await openIncidents(ctx, customerId),
    code: standing.code,
    codesInHour: standing.codes,
    proven: proven === null ? null : { customerId: proven, orders: await ordersOf(ctx, proven, read.language) },
    customerName: customerId === null ? null : nameToSay((await customerGlance(ctx, customerId)).name),
    people: { open, opensAt: opens && whenIn(opens, brand, read.language) },
    answersInHour: standing.answers,
    knowledge,
  };
}

const wordsRead = ({ read: { text, readAs } }: Understood) => (readAs ? `${text}\n${readAs}` : text);

/** What stands in the place of a name is often a number or an address: nobody is greeted by those. */
function nameToSay(name: string | null): string | null {
  return name && name.length <= 60 && !/[\d@]/.test(name) ? name : null;
}

/** The facts with the articles that fit the words, and those that the title of the likeliest intent finds. */
export async function withArticles(ctx: Context, facts: Facts): Promise<Facts> {
  const { text, readAs, language, wordless } = facts.read;
  if (wordless) return facts;
  const wanted = { language, signedIn: facts.proven !== null, limit: 8 };
  const articles = await searchArticles(ctx, (readAs ?? text).slice(0, 1000), wanted);
  return { ...facts, articles, agreeing: await articlesOfIntent(ctx, facts) };
}

async function articlesOfIntent(ctx: Context, { read, intent, knowledge, proven }: Facts): Promise<number[]> {
  const title = knowledge.intents.get(Number(intent.intent ?? Number.NaN))?.title;
  if (!title) return [];
  const found = await searchArticles(ctx, title, { language: read.language, signedIn: proven !== null, limit: 3 });
  return found.map(({ article }) => article.id);
}

async function productsFor(
  ctx: Context,
  { read, intent, knowledge }: Understood,
  brand: Brand,
): Promise<FoundProduct[]> {
  const text = read.readAs ?? read.text;
  const wanted = intent.intent !== null && knowledge.intents.get(Number(intent.intent))?.does.do === "product";
  if (!wanted && !asksForProduct(text)) return [];
  const found = await productsNamed(ctx, productWords(text), 3);
  return found.map(({ price, currency, ...one }) => ({
    ...one,
    price: price === null || !currency ? null : formatMoney(price, currency, brand.moneyUnit, read.language),
  }));
}

/** The last orders of a customer, as they are told. */
export async function ordersOf(ctx: Context, customerId: number, language: Language): Promise<FoundOrder[]> {
  const brand = await brandSettings(ctx);
  return (await latestOrders(ctx, customerId, 20)).map(({ number, status, ordered_at, total, currency }) => ({
    number,
    status,
    at: ordered_at.toISOString(),
    total: formatMoney(total, currency, brand.moneyUnit, language),
  }));
}

function whenIn(at: Date, { timeZone, calendar }: Brand, language: Language): string {
  const settings = { language, calendar, timeZone };
  const day = formatDate(at, settings, "day");
  const time = formatTime(at, settings);
  return language === "fa" ? `${day} ساعت ${time}` : `${day} at ${time}`;
}

/** Whom the customer was proven to be here, the code that waits, and how many codes and answers there were within the hour. */
async function standingOf(ctx: Context, conversationId: number | null): Promise<Standing> {
  if (conversationId === null) return { proven: null, code: null, codes: 0, answers: 0 };
  const here = sql`brand_id = ${ctx.brandId} and conversation_id = ${conversationId}`;
  const hour = sql`${ctx.now}::timestamptz - interval '1 hour'`;
  const { rows } = await sql<Standing>`select
    (select proven_customer_id from bot_thread where ${here} and proven_until > ${ctx.now}) as proven,
    (select json_build_object('id', id, 'hash', code_hash, 'tries', tries, 'customerId', customer_id) from bot_code
      where ${here} and used_at is null and tries < 5 and expires_at > ${ctx.now} order by made_at desc, id desc limit 1) as code,
    (select count(*)::int from bot_code where ${here} and made_at > ${hour}) as codes,
    (select count(*)::int from bot_turn where ${here} and reply_id is not null and at > ${hour}) as answers`.execute(
    ctx.db,
  );
  return rows[0]!;
}

/** What the bot remembers of a conversation. */
export async function readThreadState(ctx: Context, conversationId: number): Promise<ThreadState> {
  const { rows } = await sql<{ state: unknown }>`select state from bot_thread
    where brand_id = ${ctx.brandId} and conversation_id = ${conversationId}`.execute(ctx.db);
  return threadState.parse(rows[0]?.state ?? {});
}

/** The customer's words after the last answer that nobody has dealt with: those of machines are left out. */
export async function pendingMessages(ctx: Context, { messages }: Thread): Promise<ThreadMessage[]> {
  const answered = messages.findLast(({ author }) => author !== "customer")?.seq ?? 0;
  const open = messages.filter((one) => one.author === "customer" && !one.by_machine && one.seq > answered);
  const ids = open.map(({ id }) => id);
  const { rows } = await sql<{ message_id: number }>`select message_id from bot_turn
    where brand_id = ${ctx.brandId} and message_id = any(${ids}::bigint[])`.execute(ctx.db);
  const dealt = new Set(rows.map(({ message_id }) => message_id));
  return open.filter(({ id }) => !dealt.has(id));
}
