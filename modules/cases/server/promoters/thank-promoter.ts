import { randomInt } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { brandSettings } from "../../../admin/index.ts";
import { customerGlance, identityOfCustomer } from "../../../customers/index.ts";
import { withLink } from "../confirm/ask-customer.ts";
import { fillWords } from "../fill-words.ts";
import { linkOf } from "../link-token.ts";
import type { Submitted } from "../open/read-answer.ts";
import { reachCustomer } from "../reach-customer.ts";
import { readCaseSettings } from "../settings/case-settings.ts";

const dayLength = 86_400_000;
// No letter or digit that is taken for another.
const letters = "23456789abcdefghjkmnpqrstuvwxyz";

/**
 * Somebody very happy is thanked and shown what they may do for the brand: once for a response, not again within the rest that the brand set, not
 * while a case of theirs is open, and only by the gate.
 */
export async function thankPromoter(ctx: Context, house: House, heard: Submitted): Promise<void> {
  const { promoter } = await readCaseSettings(ctx);
  const happy = heard.scores.some(({ kind, score }) => kind === "nps" && score >= promoter.from);
  if (!promoter.on || !happy || heard.customerId === null) return;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`case of ${ctx.brandId} ${heard.customerId}`}, 0))`.execute(
    ctx.db,
  );
  if (await isAtRest(ctx, heard.customerId, promoter.rest_days)) return;
  const identityId = await identityOfCustomer(ctx, heard.customerId);
  const { rows } = await sql<{
    id: number;
  }>`insert into promoter_ask (brand_id, identity_id, response_id, code, made_at)
    values (${ctx.brandId}, ${identityId}, ${heard.responseId}, ${newCode()}, ${ctx.now}) on conflict (brand_id, response_id) do nothing
    returning id`.execute(ctx.db);
  const id = rows[0]?.id;
  if (id === undefined) return;
  const { language, name: brand } = await brandSettings(ctx);
  const { name } = await customerGlance(ctx, heard.customerId);
  const link = linkOf(house.config, { kind: "p", brandId: ctx.brandId, id });
  const text = withLink(
    fillWords(promoter.text[language] || promoter.text.fa || promoter.text.en, { name, brand, link }),
    link,
  );
  const { customerId } = heard;
  const letter = {
    customerId,
    conversationId: heard.conversationId,
    text,
    purpose: "survey" as const,
    clientId: `promoter-ask-${id}`,
  };
  const reached = await reachCustomer(ctx, house.config.secretKey, letter);
  const [channel, message, refused] = reached.sent
    ? [reached.channel, reached.messageId, null]
    : [null, null, reached.refused];
  await sql`update promoter_ask set channel = ${channel}, message_id = ${message}, refused = ${refused}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
}

async function isAtRest(ctx: Context, customerId: number, days: number): Promise<boolean> {
  const { rows } = await sql`
    select from promoter_ask p join identity_map m on m.brand_id = p.brand_id and m.identity_id = p.identity_id
      where p.brand_id = ${ctx.brandId} and m.customer_id = ${customerId} and p.made_at > ${new Date(ctx.now.getTime() - days * dayLength)}
    union all select from customer_case c join identity_map m on m.brand_id = c.brand_id and m.identity_id = c.identity_id
      where c.brand_id = ${ctx.brandId} and m.customer_id = ${customerId} and c.closed_at is null limit 1`.execute(
    ctx.db,
  );
  return rows.length > 0;
}

/** Eight letters: 40 bits, so that nobody comes upon another's. */
function newCode(): string {
  return Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join("");
}
