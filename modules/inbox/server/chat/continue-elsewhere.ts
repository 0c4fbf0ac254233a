import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { brandSettings, newToken, tokenHash } from "../../../admin/index.ts";
import { type ClaimedIdentity, identityById, identityByValue, resolvePeople } from "../../../customers/index.ts";
import { claimedRefs, claimNew, externalKey, sourceId } from "../../../intake/index.ts";
import { accountById, settingsOf } from "../channels/accounts.ts";
import { channelTools } from "../channels/channel-tools.ts";
import { adapterOf, channelOf } from "../channels/registry.ts";
import { holdConversation, saveConversation } from "../conversations/hold-conversation.ts";
import { writeEvent, writeMessage } from "../conversations/write-message.ts";
import { enqueueDelivery } from "../delivery/enqueue-delivery.ts";
import { holdCustomer } from "../receive/hold-customer.ts";
import { asVisitor, type Visitor } from "./visitor.ts";
import { visitorConversation } from "./visitor-conversation.ts";

/** So long a link to a messenger works, in milliseconds. */
const lasts = 3_600_000;

/** The channels in which a chat can be taken up again: accounts whose adapter makes links. */
export async function placesToContinue(ctx: Context): Promise<{ account: number; channel: string }[]> {
  const { rows } = await sql<{ id: number; kind: string }>`select id, kind from channel_account
    where brand_id = ${ctx.brandId} and removed_at is null and paused_at is null order by id`.execute(ctx.db);
  return rows
    .filter(({ kind }) => adapterOf(kind).link !== undefined)
    .map(({ id, kind }) => ({ account: id, channel: channelOf(kind) }));
}

/**
 * A link that opens the messenger and goes on there with the visitor's conversation; it works once, for an hour. Refuses `not_found` for
 * an account that makes no links, and `channel_failed` where the messenger does not say under which name the bot is found.
 */
export async function linkToContinue(house: House, visitor: Visitor, accountId: number): Promise<string> {
  const { account, settings } = await asVisitor(
    house,
    visitor,
    async (ctx) => {
      const account = await accountById(ctx, accountId);
      if (!(await placesToContinue(ctx)).some((place) => place.account === accountId)) {
        throw new Refusal("not_found", "channel");
      }
      return { account, settings: settingsOf(account, house.config.secretKey) };
    },
    true,
  );
  const code = newToken();
  const url = await adapterOf(account.kind).link?.(settings, code, channelTools(house, house.clock()));
  if (!url) throw new Refusal("channel_failed");
  await asVisitor(house, visitor, async (ctx) => {
    await sql`insert into chat_continuation (brand_id, code_hash, account_id, identity_id, created_at)
      values (${ctx.brandId}, ${tokenHash(code)}, ${accountId}, ${visitor.identityId}, ${ctx.now})`.execute(ctx.db);
  });
  return url;
}

export type Coming = { code: string; from: ClaimedIdentity; name: string | null; source: string; externalId: string };
type Account = { id: number; kind: string };

/**
 * Somebody came over by such a link: the account they write from and the visitor are one person, and their conversation goes on here. They
 * are told so. False where the code is none of ours, was used or is too old, or where the account is somebody's whom we know already: a
 * link may have been sent to another person, and nobody gets a stranger's past by it. The same call again changes nothing.
 */
export async function continueHere(ctx: Context, account: Account, coming: Coming): Promise<boolean> {
  const { rows } = await sql<{ identity_id: number; fresh: boolean }>`
    select identity_id, used_at is null and created_at > ${new Date(ctx.now.getTime() - lasts)} as fresh from chat_continuation
    where brand_id = ${ctx.brandId} and code_hash = ${tokenHash(coming.code)} and account_id = ${account.id} for update`.execute(
    ctx.db,
  );
  const found = rows[0];
  if (!found) return false;
  const source = await sourceId(ctx, coming.source);
  const key = externalKey("message", coming.externalId);
  if ((await claimedRefs(ctx, source, [key])).has(key)) return true;
  const visitor = await identityById(ctx, found.identity_id);
  const known = await identityByValue(ctx, coming.from.type, coming.from.value);
  if (!found.fresh || !visitor || known) return false;
  await claimNew(ctx, source, [key], [found.identity_id]);
  await sql`update chat_continuation set used_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and code_hash = ${tokenHash(coming.code)}`.execute(ctx.db);
  const identities = [coming.from, { type: visitor.type, value: visitor.value, verified: true }];
  const [person] = await resolvePeople(ctx, [{ sourceId: source, identities, name: coming.name }]);
  if (!person) return true;
  await holdCustomer(ctx, person.customerId);
  await goOnHere(ctx, account, { identityId: person.identityId, visitorId: found.identity_id });
  return true;
}

type GoingOn = { identityId: number; visitorId: number };

async function goOnHere(ctx: Context, account: Account, { identityId, visitorId }: GoingOn): Promise<void> {
  const seen = { identityId: visitorId, known: false, brandId: ctx.brandId, siteId: 0, tokenHash: "" };
  const conversation = await visitorConversation(ctx, seen);
  if (!conversation) return;
  const channel = channelOf(account.kind);
  const held = await holdConversation(ctx, conversation.id);
  await saveConversation(ctx, held, { channel, account_id: account.id });
  await writeEvent(ctx, held, "continued", { to: channel });
  const { language, name } = await brandSettings(ctx);
  const id = await writeMessage(ctx, held, {
    kind: "message",
    direction: "out",
    author: "system",
    channel,
    accountId: account.id,
    identityId,
    at: ctx.now,
    delivery: "queued",
    sendAfter: ctx.now,
    text: welcomes[language](name),
  });
  await enqueueDelivery(ctx, id, ctx.now);
}

/** In the brand's language, for it speaks here. */
const welcomes = {
  fa: (brand: string) => `گفتگوی شما با ${brand} همین‌جا ادامه پیدا می‌کند. پیامتان را بنویسید.`,
  en: (brand: string) => `Your conversation with ${brand} goes on here. Write your message.`,
};
