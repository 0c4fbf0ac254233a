import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { enqueue, type JobRun } from "../../../../platform/jobs/index.ts";
import { brandSettings, recordAudit } from "../../../admin/index.ts";
import { customerGlance, customerNames } from "../../../customers/index.ts";
import { authorOf, visibleTo } from "../../../inbox/index.ts";
import type { TellPreview } from "../../contract.ts";
import { fillWords } from "../fill-words.ts";
import { reachCustomer, wayTo } from "../reach-customer.ts";

type Improvement = {
  id: number;
  title: string;
  root_causes: string[];
  state: string;
  told: string;
  told_at: Date | null;
};
type Asker = {
  customer_id: number;
  identity_id: number;
  conversation_id: number | null;
  about: string;
  open: boolean;
  told: boolean;
};

/** So many are told in one go; the next go follows at once. */
const atOnce = 20;

async function oneImprovement(ctx: Context, id: number, lock = false): Promise<Improvement> {
  const { rows } = await sql<Improvement>`select id, title, root_causes, state, told, told_at from improvement
    where brand_id = ${ctx.brandId} and id = ${id} and removed_at is null ${lock ? sql`for update` : sql``}`.execute(
    ctx.db,
  );
  if (!rows[0]) throw new Refusal("not_found", "improvement");
  return rows[0];
}

/** Everybody with a case that carries one of its root causes, once each, with their newest such case. */
async function askersOf(ctx: Context, { id, root_causes }: Improvement): Promise<Asker[]> {
  const { rows } = await sql<Asker>`
    select distinct on (m.customer_id) m.customer_id, c.identity_id, c.conversation_id, c.title as about,
      exists (select from customer_case o join identity_map om on om.brand_id = o.brand_id and om.identity_id = o.identity_id
        where o.brand_id = c.brand_id and om.customer_id = m.customer_id and o.closed_at is null) as open,
      exists (select from improvement_told t join identity_map tm on tm.brand_id = t.brand_id and tm.identity_id = t.identity_id
        where t.brand_id = c.brand_id and t.improvement_id = ${id} and tm.customer_id = m.customer_id) as told
    from customer_case c join identity_map m on m.brand_id = c.brand_id and m.identity_id = c.identity_id
    where c.brand_id = ${ctx.brandId} and c.root_cause = any(${root_causes}::text[]) and c.state <> 'withdrawn' and ${visibleTo(ctx)}
    order by m.customer_id, c.id desc limit 5000`.execute(ctx.db);
  return rows;
}

/** Words to begin with, for whoever tells. */
const usualText = {
  fa: (what: string) =>
    `سلام {{name}}، به ما گفته بودید و شنیدیم: «${what}» انجام شد. سپاس که کمک کردید بهتر شویم. — {{brand}}`,
  en: (what: string) =>
    `Hello {{name}}, you told us, and we listened: “${what}” is done. Thank you for helping us get better. — {{brand}}`,
};

/** Who would be told that an improvement is done, and who is left out and why. At most 200 of each are named. Refuses `not_found`. */
export async function previewTelling(ctx: Context, house: House, id: number): Promise<TellPreview> {
  const improvement = await oneImprovement(ctx, id);
  const askers = await askersOf(ctx, improvement);
  const names = await customerNames(
    ctx,
    askers.map(({ customer_id }) => customer_id),
  );
  const people: TellPreview["people"] = [];
  const leftOut: TellPreview["left_out"] = [];
  let tells = 0;
  for (const asker of askers) {
    const who = { id: asker.customer_id, name: names.get(asker.customer_id) ?? null };
    const way = await wayOf(ctx, house, asker);
    if ("reason" in way) leftOut.push({ ...who, reason: way.reason });
    else {
      tells++;
      people.push({ ...who, channel: way.channel, about: asker.about });
    }
  }
  const { language } = await brandSettings(ctx);
  const text = improvement.told || usualText[language](improvement.title);
  return { tells, people: people.slice(0, 200), left_out: leftOut.slice(0, 200), text };
}

async function wayOf(ctx: Context, house: House, asker: Asker): Promise<{ channel: string } | { reason: string }> {
  if (asker.told) return { reason: "told_before" };
  // Whoever still waits for us hears of their own case first.
  if (asker.open) return { reason: "open_case" };
  const to = { customerId: asker.customer_id, conversationId: asker.conversation_id, purpose: "survey" as const };
  const way = await wayTo(ctx, house.config.secretKey, to);
  return way.refused === null ? { channel: way.channel.channel } : { reason: way.refused };
}

/**
 * Tells those who asked that it was done: each once, by the gate. Who may not be written to is written down with the reason. Refuses
 * `improvement_not_done` before it is. Gives how many it is told to, and how many not.
 */
export async function tellBack(
  ctx: Context,
  house: House,
  id: number,
  text: string,
): Promise<{ sent: number; left_out: number }> {
  const improvement = await oneImprovement(ctx, id, true);
  if (improvement.state !== "done") throw new Refusal("improvement_not_done");
  let [sent, leftOut] = [0, 0];
  for (const asker of await askersOf(ctx, improvement)) {
    if (asker.told) continue;
    const way = await wayOf(ctx, house, asker);
    const reason = "reason" in way ? way.reason : null;
    if (reason === null) sent++;
    else leftOut++;
    // Those whose time may still come stand here only when they were told.
    if (reason !== null) continue;
    await sql`insert into improvement_told (brand_id, improvement_id, identity_id, at)
      values (${ctx.brandId}, ${id}, ${asker.identity_id}, ${ctx.now}) on conflict do nothing`.execute(ctx.db);
  }
  await sql`update improvement set told = ${text}, told_at = ${ctx.now}, told_by = ${authorOf(ctx)}, changed_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  await recordAudit(ctx, { action: "improvement.told", subject: "improvement", subjectId: id, detail: { sent } });
  if (sent > 0)
    await enqueue(ctx, "tell-improvement", { improvementId: id }, { key: `improvement:${ctx.brandId}:${id}` });
  return { sent, left_out: leftOut };
}

/** Sends what waits, some at a time, each in a transaction of its own: whoever has been told is not told again. */
export async function tellWaiting(job: JobRun, improvementId: number): Promise<void> {
  for (let told = 0; told < atOnce; told++) {
    if (!(await job.write((ctx) => tellOne(ctx, job.house, improvementId)))) return;
  }
  await job.write((ctx) =>
    enqueue(ctx, "tell-improvement", { improvementId }, { key: `improvement:${ctx.brandId}:${improvementId}` }),
  );
}

async function tellOne(ctx: Context, house: House, improvementId: number): Promise<boolean> {
  const { rows } = await sql<{
    identity_id: number;
    customer_id: number;
    told: string;
    conversation_id: number | null;
  }>`
    select t.identity_id, m.customer_id, i.told, (select c.conversation_id from customer_case c where c.brand_id = t.brand_id
        and c.identity_id = t.identity_id and c.root_cause = any(i.root_causes) order by c.id desc limit 1) as conversation_id
    from improvement_told t join improvement i on i.brand_id = t.brand_id and i.id = t.improvement_id
    join identity_map m on m.brand_id = t.brand_id and m.identity_id = t.identity_id
    where t.brand_id = ${ctx.brandId} and t.improvement_id = ${improvementId} and t.sent_at is null and t.reason is null
    order by t.identity_id limit 1 for update of t skip locked`.execute(ctx.db);
  const next = rows[0];
  if (!next) return false;
  const { name: brand } = await brandSettings(ctx);
  const { name } = await customerGlance(ctx, next.customer_id);
  const reached = await reachCustomer(ctx, house.config.secretKey, {
    customerId: next.customer_id,
    conversationId: next.conversation_id,
    text: fillWords(next.told, { name, brand }),
    purpose: "survey",
    clientId: `improvement-${improvementId}-${next.identity_id}`,
  });
  const [sent, channel, message, reason] = reached.sent
    ? [ctx.now, reached.channel, reached.messageId, null]
    : [null, null, null, reached.refused];
  await sql`update improvement_told set sent_at = ${sent}, channel = ${channel}, message_id = ${message}, reason = ${reason}
    where brand_id = ${ctx.brandId} and improvement_id = ${improvementId} and identity_id = ${next.identity_id}`.execute(
    ctx.db,
  );
  return true;
}
