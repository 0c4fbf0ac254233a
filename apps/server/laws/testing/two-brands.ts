import type { Brand } from "../../../../modules/admin/index.ts";
import { type Browser, given, signedIn } from "../../../../modules/admin/testing.ts";
import { foldFully } from "../../../../modules/customers/testing.ts";
import { keepFile, shelfOf } from "../../../../modules/inbox/server/attachments/attachments.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { HttpApp } from "../../../../platform/http/index.ts";
import { runDueJobs } from "../../../../platform/jobs/run-jobs.ts";
import type { TestDatabase } from "../../../../platform/testing/index.ts";
import { modules } from "../../../modules.ts";
import { botIds } from "./bot-places.ts";
import { caseIds } from "./case-places.ts";
import { channelIds } from "./channel-ids.ts";
import { phoneIds } from "./phone-places.ts";
import { programIds } from "./program-places.ts";
import { surveyFileIds } from "./survey-file-ids.ts";
import { surveyIds } from "./survey-places.ts";
export type Answer = { status: number; body: unknown; text: string };
export type Ask = (method: string, url: string, payload?: unknown, headers?: Record<string, string>) => Promise<Answer>;

/** Asks the app with an API key; a Buffer or a text goes as it is, anything else as JSON. */
export function askWithKey(app: HttpApp, key: string, language = "fa"): Ask {
  return async (method, url, payload, headers = {}) => {
    const plain = typeof payload === "string" || Buffer.isBuffer(payload);
    const answer = await app.inject({
      method: method as "GET",
      url,
      headers: {
        authorization: `Bearer ${key}`,
        "accept-language": language,
        ...(payload !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(payload !== undefined && { payload: plain ? payload : JSON.stringify(payload) }),
    });
    const json = /json/.test(String(answer.headers["content-type"])) && answer.body !== "";
    return { status: answer.statusCode, body: json ? safely(answer.body) : null, text: answer.body };
  };
}

function safely(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Asks as the person in this browser. */
export function askInBrowser(browser: Browser): Ask {
  return async (method, url, payload) => {
    const { status, body } = await browser.ask({ method: method as "GET", url, payload });
    return { status, body, text: JSON.stringify(body) ?? "" };
  };
}

/** Does what waits: jobs, and the fold of a brand. */
export async function settle(house: House, brand: Brand): Promise<void> {
  await runDueJobs(house, modules);
  await foldFully(house.database, brand.id, house.clock);
}

/** What the answers hold that is asked for here. */
type Made = {
  id: number;
  merge_id: number;
  rawInputId: number;
  run: { id: number };
  rows: { id: number | string }[];
  identities: { id: number }[];
};
export type Ids = Record<string, string | number>;
/** Stands in everything that the full brand holds, so that another brand's answers can be searched for it. */
export const mark = "zarafshan";

/** A brand in which something of everything lies that has an id; gives the ids by their names in the test's table. */
export async function fullBrand(house: House, app: HttpApp, database: TestDatabase, scopes: readonly string[]) {
  const brand = await given.brand(house, { name: `فروشگاه ${mark}` });
  const owner = await given.user(house, { brand, name: `${mark} owner` });
  const colleague = await given.user(house, { brand, role: "agent", name: `${mark} colleague` });
  const browser = await signedIn(app, brand, owner);
  const ask = askInBrowser(browser);
  const key = await given.apiKey(house, brand, scopes);
  const machine = askWithKey(app, key);
  const made = async (url: string, payload: unknown, method = "POST", by = ask): Promise<Made> => {
    const answer = await by(method, `/api/v1${url}`, payload);
    if (answer.status >= 300) throw new Error(`${method} ${url}: ${answer.status} ${answer.text}`);
    return answer.body as Made;
  };
  const first = async (url: string) => (await made(url, undefined, "GET")).rows[0]!;
  const person = (n: string, more: object = {}) =>
    made("/customers", { source: "shop", external_id: `${mark}-${n}`, name: `${mark} ${n}`, ...more });
  const ids: Ids = { user: colleague.id, day: "2030-05-05", attribute: `${mark}_size` };
  ids.customer = (await person("1", { phone: "09121111111", email: `${mark}@example.com`, tags: [mark] })).id;
  for (const n of ["2", "3"]) await person(n, { phone: "09121111111" });
  ids.toMerge = (await person("4")).id;
  ids.toErase = (await person("6")).id;
  ids.merge = (await made(`/customers/${ids.toMerge}/merges`, { with: (await person("5")).id })).merge_id;
  ids.note = (await made(`/customers/${ids.customer}/notes`, { body: `${mark} note` })).id;
  ids.date = (await made(`/customers/${ids.customer}/dates`, { label: mark, day: "2010-05-05" })).id;
  await made(`/customers/${ids.customer}/consents`, { channel: "sms", purpose: "marketing", granted: true });
  ids.suppression = (
    await made("/suppressions", { channel: "email", address: `${mark}@example.com`, source: mark })
  ).id;
  await made("/customer-attributes", { key: ids.attribute, label: mark, type: "text" }, "PUT");
  ids.view = (await made("/customer-views", { name: mark, address: { search: mark }, shared: true })).id;
  ids.segment = (await made("/segments", { name: mark, rule: { fact: "city", op: "is", value: mark } })).id;
  const selection = { ids: [ids.customer] };
  ids.bulk = (await made("/customers/bulk", { change: { kind: "tag", tags: [mark] }, selection })).id;
  ids.interaction = (
    await made(`/customers/${ids.customer}/interactions`, { what: "call", text: mark, partner: mark })
  ).id;
  const order = {
    external_id: `${mark}-o1`,
    customer_external_id: `${mark}-1`,
    source: "shop",
    ordered_at: "2026-02-10T08:00:00Z",
    lines: [{ product_external_id: mark, product_name: mark, quantity: 1, unit_price: 5 }],
  };
  ids.order = (await made("/orders", order)).id;
  ids.product = (await first("/products")).id;
  await machine("POST", "/api/v1/orders", `{"broken": "${mark}"}\n`, { "content-type": "application/x-ndjson" });
  ids.quarantine = (await first("/quarantine")).id;
  ids.raw = (await made(`/quarantine/${ids.quarantine}`, undefined, "GET")).rawInputId;
  const file = `name,phone\n${mark},09123334444\n`;
  const upload = await machine("POST", "/api/v1/imports?kind=customers", file, { "content-type": "text/csv" });
  ids.import = (upload.body as Made).run.id;
  ids.invitation = (await made("/invitations", { email: `${mark}2@example.com`, role: "viewer" })).id;
  ids.key = (await made("/api-keys", { name: mark, scopes: ["brand.read"] })).id;
  ids.site = (await made("/sites", { name: mark, domains: [`${mark}.ir`] })).id;
  Object.assign(ids, await conversationIds(ids.customer, colleague.id, { made, first, database, brand, house }));
  Object.assign(
    ids,
    await botIds(made, mark),
    await surveyIds(made, mark, ids.customer),
    await surveyFileIds(made, { app, brand, mark }),
  );
  Object.assign(ids, await caseIds(made, { customer: ids.customer, mark, brand: brand.id, database }));
  Object.assign(ids, await phoneIds(made, { house, brand, mark, colleague: colleague.id }));
  ids.helpCategory = (await made("/help-categories", { name: { fa: mark, en: mark } })).id;
  const article = { language: "fa", category: ids.helpCategory, text: { title: mark, body: mark } };
  ids.article = (await made("/articles", article)).id;
  Object.assign(ids, { language: "fa", version: 1 });
  await made(`/articles/${ids.article}/texts/fa/state`, { do: "publish" }, "PUT");
  await made(`/holidays/${ids.day}`, { title: mark }, "PUT");
  await settle(house, brand);
  Object.assign(ids, await programIds(made, { house, app, brand, mark }));
  const { identities } = await made(`/customers/${ids.customer}`, undefined, "GET");
  ids.identity = identities.at(-1)!.id;
  ids.suggestion = (await first("/match-suggestions")).id;
  ids.session = (await first("/me/sessions")).id;
  return { brand, ids, ask, machine, key, stored: () => storedOf(database, brand.id) };
}

type Making = {
  made(url: string, payload: unknown, method?: string): Promise<Made>;
  first(url: string): Promise<{ id: number | string }>;
  database: TestDatabase;
  brand: Brand;
  house: House;
};

/** A promise to everybody, as a body. */
export const serviceLevel = {
  ...{ name: mark, channels: [], priorities: [], teams: [], segments: [] },
  ...{ first_reply: 60, next_reply: null, resolution: null },
  ...{ counts: "working", hours: null, pauses_while_snoozed: true, warn_percent: 80 },
};

/** A conversation with something of everything, a team, a channel, and files. */
async function conversationIds(
  customer: number,
  colleague: string,
  { made, first, database, brand, house }: Making,
): Promise<Ids> {
  const { id: conversation } = await made("/conversations", { customer, channel: "chat" });
  const write = (n: number) =>
    made(`/conversations/${conversation}/replies`, { client_id: `${mark}-reply-${n}`, text: `${mark} ${n}` });
  const { id: failed } = await write(1);
  const { id: message } = await write(2);
  await database.owner.query("update message set delivery = 'failed' where brand_id = $1 and id = $2", [
    brand.id,
    failed,
  ]);
  await made(`/conversations/${conversation}/notes`, {
    client_id: `${mark}-note-1`,
    text: mark,
    mentions: [colleague],
  });
  await made(`/conversations/${conversation}/promises`, { text: mark, due_at: "2030-05-05T08:00:00Z" });
  await made(`/conversations/${conversation}/draft`, { text: mark }, "PUT");
  const channels = await channelIds(made, mark);
  const { id: team } = await made("/teams", { name: mark, members: [colleague] });
  const deeds = [{ do: "add_labels", labels: [mark] }];
  const heard = { on: "message_received", condition: { match: "all", tests: [] } };
  const { id: rule } = await made("/rules", { name: mark, ...heard, deeds });
  await made(`/rules/${rule}/switch`, { on: true }, "PUT");
  const { id: level } = await made("/service-levels", serviceLevel);
  const { id: canned } = await made("/canned-replies", { shortcut: mark, title: mark, body: mark });
  const { id: macro } = await made("/macros", { name: mark, deeds: { reply: mark, priority: 1 } });
  const { id: inboxView } = await made("/inbox-views", { name: mark, shared: true, filters: { q: mark } });
  const { id: other } = await made("/conversations", { customer, channel: "chat", note: mark });
  const { id: whole } = await made("/conversations", { customer, channel: "chat" });
  const say = (n: number) =>
    made(`/conversations/${whole}/replies`, { client_id: `${mark}-whole-${n}`, text: `${mark} ${n}` });
  await say(1);
  const { id: parted } = await made(`/conversations/${whole}/split`, { message: (await say(2)).id });
  const { id: script } = await made("/call-scripts", { title: mark, steps: [mark] });
  const { id: outcome } = await made("/call-outcomes", { name: mark });
  const fields = [{ is: "message", required: true }];
  const { id: form } = await made("/contact-forms", { name: mark, settings: { language: "fa", title: mark, fields } });
  await keepFile(shelfOf(house, brand.id), "letter.txt", Buffer.from("letter"));
  const { rows } = await database.owner.query(
    `insert into attachment (brand_id, conversation_id, message_id, name, content_type, size, sha256)
     values ($1, $2, $3, $4::text, 'text/plain', 9, sha256('letter'::bytea)) returning id`,
    [brand.id, conversation, message, mark],
  );
  const promise = (await first("/promises")).id;
  return {
    conversation,
    other,
    parted,
    macro,
    inboxView,
    failed,
    message,
    ...channels,
    team,
    level,
    rule,
    canned,
    form,
    script,
    outcome,
    promise,
    attachment: rows[0].id,
  };
}

/** A fingerprint of every row of a brand, table by table, past row-level security. */
async function storedOf({ owner }: TestDatabase, brandId: number): Promise<Record<string, string>> {
  const { rows: tables } = await owner.query(`select quote_ident(c.relname) as name
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'brand_id'
    where c.relnamespace = 'hamdel'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`);
  const each = tables.map(
    ({ name }) =>
      `select '${name}' as name, md5(string_agg(t::text, '|' order by t::text)) as rows from ${name} t where brand_id = ${brandId}`,
  );
  const { rows } = await owner.query(each.join(" union all "));
  return Object.fromEntries(rows.map((row) => [row.name, row.rows]));
}
