import { randomUUID } from "node:crypto";
import type * as z from "zod";
import { type BrandWork, withBrand } from "../../../platform/db/index.ts";
import type { House } from "../../../platform/house/module.ts";
import type { trial } from "../contract.ts";
import { sendBody } from "./send-body.ts";
import { webhookById } from "./webhook-rows.ts";
import { writeBody } from "./write-body.ts";

/** The type of an event that tells of nothing. */
const trialType = "trial";

/** Sends a trial event, signed as all are, and gives what the address said; it is not in the log and counts for nothing. Refuses `not_found`. */
export async function tryWebhook(house: House, on: BrandWork, id: number): Promise<z.infer<typeof trial>> {
  const telling = { event_id: 0, type: trialType, at: on.now, data: { webhook_id: id }, customers: [] };
  const { webhook, body } = await withBrand(house.database.app, { ...on, readOnly: true }, async (ctx) => {
    const found = await webhookById(ctx, id);
    return { webhook: found, body: await writeBody(ctx, found, telling) };
  });
  const { status, problem, answer, took_ms } = await sendBody(house, {
    ...{ webhook, body, key: randomUUID(), type: trialType },
  });
  return { status, problem, answer, took_ms, sent: body };
}
