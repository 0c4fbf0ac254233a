import { sql } from "kysely";
import type { Actor, Context } from "../../../platform/db/index.ts";
import {
  addImprovement,
  answerConfirmation,
  beginAsking,
  changeCase,
  closeUnconfirmed,
  logCall,
  noteInCase,
  openCase,
  withdrawCase,
} from "../../cases/index.ts";
import { type CaseStory, caseStories } from "./cases.fa.ts";
import { improvementStories } from "./improvements.fa.ts";

type InBrand = <T>(at: Date, actor: Actor | null, work: (ctx: Context) => Promise<T>) => Promise<T>;
const hour = 3_600_000;
const day = 24 * hour;

/** Disappointed customers in every state, as they would have been looked after, and what was learnt from them. */
export async function makeCases(inBrand: InBrand, { now, owner }: { now: Date; owner: string }): Promise<void> {
  const customers = await inBrand(now, null, (ctx) => lateBuyers(ctx, caseStories.length));
  for (const [place, story] of caseStories.entries()) {
    const customer = customers[place];
    if (customer !== undefined) await tellCase(inBrand, { story, customer, owner, now });
  }
  await makeImprovements(inBrand, now, owner);
}

/** Customers who bought lately; each once. */
async function lateBuyers(ctx: Context, count: number): Promise<number[]> {
  const { rows } = await sql<{ customer_id: number }>`select m.customer_id from order_view o
    join identity_map m on m.brand_id = o.brand_id and m.identity_id = o.identity_id
    where o.brand_id = ${ctx.brandId} group by m.customer_id order by max(o.ordered_at) desc, m.customer_id limit ${count}`.execute(
    ctx.db,
  );
  return rows.map((row) => row.customer_id);
}

type Told = { story: CaseStory; customer: number; owner: string; now: Date };

async function tellCase(inBrand: InBrand, { story, customer, owner, now }: Told): Promise<void> {
  const opened = new Date(now.getTime() - story.days * day - 2 * hour);
  const { title, wrong, touchpoint, end } = story;
  const severity = story.grave ? ("high" as const) : ("normal" as const);
  const assignee = end === "new" ? null : owner;
  const id = await inBrand(opened, null, (ctx) =>
    openCase(ctx, { customer, title, wrong, touchpoint, severity, assignee }),
  );
  if (end === "new" || end === "overdue") return;
  if (end === "withdrawn") return inBrand(after(opened, 3), null, (ctx) => withdrawCase(ctx, id));
  await inBrand(after(opened, 1), null, (ctx) => logCall(ctx, id, { reached: false, text: "" }));
  await inBrand(after(opened, 1.5), null, (ctx) =>
    logCall(ctx, id, { reached: true, text: "عذرخواهی شد و شنیدیم چه گذشته است.", feeling: -1 }),
  );
  if (story.cause) await inBrand(after(opened, 1.6), null, (ctx) => changeCase(ctx, id, { root_cause: story.cause! }));
  if (end === "called") return;
  await inBrand(after(opened, 1.7), null, (ctx) => noteInCase(ctx, id, "با انبار و ارسال هماهنگ شد."));
  await askAndHear(inBrand, { story, id, opened });
}

const after = (opened: Date, hours: number) => new Date(opened.getTime() + hours * hour);

/** The customer is asked, and says what the story tells. */
async function askAndHear(
  inBrand: InBrand,
  { story, id, opened }: { story: CaseStory; id: number; opened: Date },
): Promise<void> {
  // Rials are what is stored.
  const cost = story.cost === undefined ? null : story.cost * 10;
  const ask = (at: Date) =>
    inBrand(at, null, (ctx) => beginAsking(ctx, id, { root_cause: story.cause, outcome: story.did, cost }));
  const say = (at: Date, confirmation: number, solved: boolean, comment: string) =>
    inBrand(at, null, (ctx) => answerConfirmation(ctx, confirmation, { solved, comment }));
  const { confirmationId } = await ask(after(opened, 26));
  if (story.end === "asked") return;
  if (story.end === "unconfirmed") return inBrand(after(opened, 26 + 8 * 24), null, (ctx) => closeUnconfirmed(ctx, id));
  if (story.end === "solved") {
    await say(after(opened, 40), confirmationId, true, "ممنون از پیگیری‌تان.");
    return;
  }
  await say(after(opened, 44), confirmationId, false, "هنوز درست نشده است.");
  if (story.end === "denied") return;
  const second = await ask(after(opened, 70));
  await say(after(opened, 75), second.confirmationId, true, "این بار درست شد.");
}

async function makeImprovements(inBrand: InBrand, now: Date, owner: string): Promise<void> {
  const back = (days: number) => new Date(now.getTime() - days * day).toISOString().slice(0, 10);
  for (const { title, what, causes, state, changed } of improvementStories) {
    const metric = changed === null ? null : watched(back, changed);
    const at = new Date(now.getTime() - (changed ?? 3) * day);
    await inBrand(at, null, (ctx) =>
      addImprovement(ctx, { title, what, root_causes: [...causes], assignee: owner, state, metric }),
    );
  }
}

/** Recovery in the days before and after a change. */
function watched(back: (days: number) => string, changed: number) {
  return {
    metric: "case-recovery",
    options: {},
    before: { from: back(changed + 60), to: back(changed + 1) },
    after: { from: back(changed), to: back(0) },
  };
}
