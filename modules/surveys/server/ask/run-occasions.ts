import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { enqueue } from "../../../../platform/jobs/index.ts";
import { ordersReached } from "../../../catalog/index.ts";
import { customerOfIdentity } from "../../../customers/index.ts";
import { askOnOccasion, mannerOf, type Occasion, occasionsOf } from "./ask-on-occasion.ts";
import type { Subject } from "./invite-customers.ts";
import type { Tending } from "./tend-asking.ts";
import { insertWave } from "./waves.ts";

/** What is written late, or folded late, is found by looking back so far; nobody is asked twice by it. */
const lookBack = 15 * 60_000;
const visits = ["web", "app", "in_person", "chat"];

/** Looks for what happened since it last looked: orders that got into a status, visits, and periods that are over. */
export async function runOccasions({ write }: Tending): Promise<void> {
  await write(async (ctx) => {
    for (const occasion of await occasionsOf(ctx, "order", { hold: true })) await askOfOrders(ctx, occasion);
  });
  await write(async (ctx) => {
    for (const occasion of await occasionsOf(ctx, "visit", { hold: true })) await askOfVisits(ctx, occasion);
  });
  await write(async (ctx) => {
    for (const occasion of await occasionsOf(ctx, "period", { hold: true })) await askOfPeriod(ctx, occasion);
  });
}

async function lookedUntil(ctx: Context, { id }: Occasion, until: Date): Promise<void> {
  await sql`update survey_occasion set looked_until = ${until} where brand_id = ${ctx.brandId} and id = ${id}`.execute(
    ctx.db,
  );
}

function since({ looked_until: last }: Occasion, now: Date): Date {
  return new Date((last ?? now).getTime() - lookBack);
}

async function askOfOrders(ctx: Context, occasion: Occasion<"order">): Promise<void> {
  const { status, product, delay_hours: delay } = occasion.rule;
  const after = since(occasion, ctx.now);
  const orders = await ordersReached(ctx, { status, product, after, until: ctx.now });
  const subjects: Subject[] = [];
  for (const order of orders) {
    const customer = await customerOfIdentity(ctx, order.identity_id);
    if (customer === null) continue;
    subjects.push({
      customer_id: customer,
      subject: "order",
      subject_id: order.id,
      circumstances: {
        touchpoint: status === "delivered" ? "delivery" : "purchase",
        partner_id: order.partner_id,
        product_id: order.product_id,
      },
      due_at: new Date(order.updated_at.getTime() + delay * 3_600_000).toISOString(),
    });
  }
  await askOnOccasion(ctx, occasion, { subjects });
  // More than are looked at at once: the rest comes next minute.
  const last = orders.length < 5000 ? ctx.now : new Date(orders.at(-1)!.updated_at.getTime() + lookBack);
  await lookedUntil(ctx, occasion, last);
}

async function askOfVisits(ctx: Context, occasion: Occasion<"visit">): Promise<void> {
  await askOnOccasion(ctx, occasion, {
    audience: { kind: "seen", after: since(occasion, ctx.now), until: ctx.now, channels: visits },
  });
  await lookedUntil(ctx, occasion, ctx.now);
}

/** A new wave when the period is over, spread over its days. */
async function askOfPeriod(ctx: Context, occasion: Occasion<"period">): Promise<void> {
  const next = occasion.looked_until && occasion.looked_until.getTime() + occasion.rule.repeat_days * 86_400_000;
  if (next !== null && next > ctx.now.getTime()) return;
  const manner = mannerOf(ctx, occasion);
  const waveId = await insertWave(ctx, { surveyId: occasion.survey_id, occasionId: occasion.id, day: null, manner });
  await enqueue(ctx, "spread-survey-wave", { waveId }, { key: `survey-wave:${ctx.brandId}:${waveId}` });
  await lookedUntil(ctx, occasion, ctx.now);
}
