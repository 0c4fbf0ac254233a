import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { enqueue } from "../../../../platform/jobs/index.ts";
import { brandSettings } from "../../../admin/index.ts";
import { customerGlance } from "../../../customers/index.ts";
import { fillWords } from "../fill-words.ts";
import { linkOf } from "../link-token.ts";
import { reachCustomer } from "../reach-customer.ts";
import { readCaseSettings } from "../settings/case-settings.ts";
import { makeConfirmation, noteReached, withLink } from "./ask-customer.ts";

const dayLength = 86_400_000;
/** So long a customer can answer. */
const openDays = 14;

/** A conversation was resolved: where the brand asks for it, a share of them is followed up after a while. */
export async function followUpLater(
  ctx: Context,
  { conversationId, channel }: { conversationId: number; channel: string },
): Promise<void> {
  const { follow_up: rule } = await readCaseSettings(ctx);
  if (!rule.on || (rule.channels.length > 0 && !rule.channels.includes(channel))) return;
  if (chanceOf(ctx.brandId, conversationId) >= rule.share) return;
  const runAt = new Date(ctx.now.getTime() + rule.hours * 3_600_000);
  await enqueue(
    ctx,
    "ask-still-solved",
    { conversationId },
    { key: `still-solved:${ctx.brandId}:${conversationId}`, runAt },
  );
}

/** The same for the same conversation, whoever asks and however often. */
function chanceOf(brandId: number, conversationId: number): number {
  return createHash("sha256").update(`${brandId} ${conversationId}`).digest().readUInt32BE() / 2 ** 32;
}

type Candidate = { identity_id: number; customer_id: number };

/**
 * Asks a customer whether it is still solved, if the conversation still is, they wrote in it, no case of it is open, and they were not asked
 * lately.
 */
export async function askStillSolved(ctx: Context, house: House, conversationId: number): Promise<void> {
  const { follow_up: rule } = await readCaseSettings(ctx);
  if (!rule.on) return;
  const found = await candidate(ctx, conversationId, rule.rest_days);
  if (!found) return;
  const expiresAt = new Date(ctx.now.getTime() + openDays * dayLength);
  const id = await makeConfirmation(ctx, { caseId: null, conversationId, identityId: found.identity_id, expiresAt });
  const link = linkOf(house.config, { kind: "c", brandId: ctx.brandId, id });
  const { language, name: brand } = await brandSettings(ctx);
  const { name } = await customerGlance(ctx, found.customer_id);
  const text = withLink(fillWords(rule.text[language] || rule.text.fa || rule.text.en, { name, brand, link }), link);
  const letter = {
    customerId: found.customer_id,
    conversationId,
    text,
    purpose: "survey" as const,
    clientId: `still-solved-${id}`,
  };
  await noteReached(ctx, id, await reachCustomer(ctx, house.config.secretKey, letter));
}

async function candidate(ctx: Context, conversationId: number, restDays: number): Promise<Candidate | null> {
  const { rows } = await sql<Candidate>`
    select c.identity_id, m.customer_id from conversation_view c
    join identity_map m on m.brand_id = c.brand_id and m.identity_id = c.identity_id
    where c.brand_id = ${ctx.brandId} and c.id = ${conversationId} and c.status = 'resolved' and c.spam_at is null
      and exists (select from message_view w where w.brand_id = c.brand_id and w.conversation_id = c.id and w.direction = 'in')
      and not exists (select from customer_case k where k.brand_id = c.brand_id and k.conversation_id = c.id and k.closed_at is null)
      and not exists (select from case_confirmation f
        join identity_map o on o.brand_id = f.brand_id and o.identity_id = f.identity_id
        where f.brand_id = c.brand_id and o.customer_id = m.customer_id
          and (f.conversation_id = c.id and f.made_at > c.resolved_at
            or f.made_at > ${new Date(ctx.now.getTime() - restDays * dayLength)}))`.execute(ctx.db);
  return rows[0] ?? null;
}
