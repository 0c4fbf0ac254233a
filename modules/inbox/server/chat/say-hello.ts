import { randomBytes } from "node:crypto";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { normalise } from "../../../../platform/identifiers/index.ts";
import { type Site, type SiteClaim, verifySiteClaim } from "../../../admin/index.ts";
import type { ClaimedIdentity } from "../../../customers/index.ts";
import type { ChatHello, ChatPage } from "../../contract.ts";
import { chatPage } from "./chat-page.ts";
import { readChatSettings } from "./chat-settings.ts";
import { admitVisitor, asVisitor, chatterUnder, type Visitor, visitorOf } from "./visitor.ts";

/**
 * A visitor begins or comes back: with the token of an earlier hello they are who they were, with a claim that the site's server signed they
 * are known and find their conversation of other devices. Refuses `chat_off`, `bad_claim` and `person_erased`.
 */
export async function sayHello(house: House, site: Site, hello: ChatHello): Promise<ChatPage> {
  const on = await asVisitor(
    house,
    { brandId: site.brandId, siteId: site.id },
    (ctx) => readChatSettings(ctx, site.id),
    true,
  );
  if (!on.on) throw new Refusal("chat_off");
  const back = hello.token ? await comeBack(house, site, hello.token) : null;
  if (back && !hello.claim) return { token: hello.token!, ...(await page(house, back)) };
  const claim = hello.claim ? verifySiteClaim(house, site, hello.claim) : null;
  const identities: ClaimedIdentity[] = [
    await visitorIdentity(house, site, hello.visitor, back),
    ...(claim ? identitiesOf(site, claim) : []),
  ];
  const { token, visitor } = await asVisitor(house, { brandId: site.brandId, siteId: site.id }, (ctx) =>
    admitVisitor(ctx, site, identities, claim?.name ?? null),
  );
  return { token, ...(await page(house, visitor)) };
}

/**
 * Under which number a visitor chats. A number is told to the site's script and stands in timelines, so it opens nothing by itself: where
 * somebody has chatted under it, only their token goes on there; anybody else begins under a new one.
 */
async function visitorIdentity(
  house: House,
  site: Site,
  visitor: string,
  back: Visitor | null,
): Promise<ClaimedIdentity> {
  const owner = await asVisitor(
    house,
    { brandId: site.brandId, siteId: site.id },
    (ctx) => chatterUnder(ctx, visitor),
    true,
  );
  const free = owner === null || owner === back?.identityId;
  const value = free ? visitor : randomBytes(16).toString("hex");
  return { type: "visitor", value, shown: value };
}

/** A token that is not ours any more is no reason to send somebody away: they get a new one. */
async function comeBack(house: House, site: Site, token: string): Promise<Visitor | null> {
  try {
    const visitor = await visitorOf(house, token);
    return visitor.brandId === site.brandId && visitor.siteId === site.id ? visitor : null;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function page(house: House, visitor: Visitor): Promise<Omit<ChatPage, "token">> {
  return asVisitor(house, visitor, (ctx) => chatPage(ctx, visitor, 0), true);
}

/** The site's own number of the customer, and contacts that its server vouches for. */
function identitiesOf(site: Site, { id, phone, email }: SiteClaim): ClaimedIdentity[] {
  const found: ClaimedIdentity[] = [];
  if (id) found.push({ type: "site_user", value: `${site.id}:${id}`, shown: id, verified: true });
  for (const [type, text] of [
    ["phone", phone],
    ["email", email],
  ] as const) {
    const read = text ? normalise(type, text) : null;
    if (read && "value" in read) found.push({ type, ...read, verified: true });
  }
  return found;
}
