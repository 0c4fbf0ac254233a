import { sql } from "kysely";
import { type Context, system, withBrand } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { normalise } from "../../../../platform/identifiers/index.ts";
import { brandById, type Site, type SiteClaim, verifySiteClaim } from "../../../admin/index.ts";
import { type ClaimedIdentity, refusesSurveys, resolvePeople } from "../../../customers/index.ts";
import { sourceId } from "../../../intake/index.ts";
import type { SiteRule, SiteShowing, SiteShown } from "../../contract/on-site.ts";
import { askRuleOf, neverAsked } from "../ask/ask-rule.ts";
import { personalLink } from "../ask/invitation-rows.ts";
import { newToken } from "../ask/invite-customer.ts";
import { isClosed, type OpenSurvey, openSurvey } from "../define/survey-rows.ts";
import { onSite, siteRuleOf } from "./site-rules.ts";

const dayLength = 86_400_000;
/** The most of the part of a site that stands as touchpoint. */
const longestTouchpoint = 60;

type Person = { identityId: number; customerId: number };
type Asked = { survey: OpenSurvey; person: Person | null; signed: boolean };

/**
 * Decides whether a visitor is shown a survey now, and makes the page that asks them: a link of their own where they are known at least as a
 * visitor, else the survey's open link. It says no where the survey's own rule or the never-too-often rule does, or the customer wants no surveys on any channel; where the page asks for it
 * by hand, only a closed survey does, and one that neither asks on this site nor has an open link. Refuses `not_found` and `survey_not_live`.
 */
export async function showOnSite(house: House, site: Site, asked: SiteShowing): Promise<SiteShown> {
  const claim = asked.claim === undefined ? null : readClaim(house, site, asked.claim);
  const on = { brandId: site.brandId, actor: system("site"), now: house.clock() };
  return withBrand(house.database.app, on, async (ctx) => {
    const survey = await openSurvey(ctx, { key: asked.survey });
    const { name, settings, definition } = survey;
    const shown = { name, colour: settings.colour, languages: definition.languages };
    if (await isClosed(ctx, survey)) return { ...shown, link: null };
    const person = asked.visitor ? await visitorOf(ctx, site, asked.visitor, claim) : null;
    const to = { survey, person, signed: claim !== null };
    const may = asked.by_hand ? await isOpenTo(ctx, site, survey) : await mayAsk(ctx, site, to);
    return { ...shown, link: may ? await linkFor(ctx, house, to, asked) : null };
  });
}

function readClaim(house: House, site: Site, claim: string): SiteClaim | null {
  try {
    return verifySiteClaim(house, site, claim);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** The visitor as the site's script reports them, with what their own server signed; null where they were erased. */
async function visitorOf(ctx: Context, site: Site, visitor: string, claim: SiteClaim | null): Promise<Person | null> {
  const identities: ClaimedIdentity[] = [{ type: "visitor", value: visitor, shown: visitor }];
  const { id, phone, email } = claim ?? {};
  if (id) identities.push({ type: "site_user", value: `${site.id}:${id}`, shown: id, verified: true });
  for (const [type, text] of [["phone", phone] as const, ["email", email] as const]) {
    const read = text ? normalise(type, text) : null;
    if (read && "value" in read) identities.push({ type, ...read, verified: true });
  }
  const [person = null] = await resolvePeople(ctx, [
    { sourceId: await sourceId(ctx, `site:${site.id}`), identities, name: claim?.name ?? null, createdAt: ctx.now },
  ]);
  return person;
}

/** Whether a page may show it to whoever asks: else anybody could answer what only the invited are asked. */
async function isOpenTo(ctx: Context, site: Site, survey: OpenSurvey): Promise<boolean> {
  return survey.settings.open_link || (await ruleOn(ctx, site, survey)) !== null;
}

/** The rule by which it asks on this site; null where it does not. */
async function ruleOn(ctx: Context, site: Site, { id }: OpenSurvey): Promise<SiteRule | null> {
  const kept = await siteRuleOf(ctx, id);
  return kept?.on && (kept.rule.site === null || kept.rule.site === site.id) ? kept.rule : null;
}

async function mayAsk(ctx: Context, site: Site, { survey, person }: Asked): Promise<boolean> {
  const siteRule = await ruleOn(ctx, site, survey);
  if (!siteRule) return false;
  if (!person) return true;
  if (await refusesSurveys(ctx, person.customerId)) return false;
  const rule = await askRuleOf(ctx);
  const { staff, seeds } = await neverAsked(ctx, rule);
  if ([...staff, ...seeds].includes(person.customerId)) return false;
  const lately = new Date(ctx.now.getTime() - rule.days * dayLength);
  const again = new Date(ctx.now.getTime() - siteRule.again_days * dayLength);
  const { rows } = await sql<{ asked: boolean }>`
    select exists (select from identity_map m join survey_asked a on a.brand_id = m.brand_id and a.identity_id = m.identity_id
        where m.brand_id = ${ctx.brandId} and m.customer_id = ${person.customerId} and a.asked_at > ${lately})
      or exists (select from identity_map m join survey_invitation i on i.brand_id = m.brand_id and i.identity_id = m.identity_id
        where m.brand_id = ${ctx.brandId} and m.customer_id = ${person.customerId} and i.survey_id = ${survey.id}
          and i.sent_at > ${again} and not i.is_test) as asked`.execute(ctx.db);
  return rows[0]?.asked !== true;
}

async function linkFor(
  ctx: Context,
  house: House,
  to: Asked,
  { url, by_hand: byHand }: SiteShowing,
): Promise<string | null> {
  const { survey, person, signed } = to;
  const touchpoint = touchpointOf(url);
  if (!person) {
    const brand = survey.settings.open_link ? await brandById(house.database.app, ctx.brandId) : null;
    return (
      brand &&
      `${house.config.publicUrl}/s/${brand.slug}/${survey.key}?channel=${onSite}&touchpoint=${encodeURIComponent(touchpoint)}`
    );
  }
  const open = byHand ? await untouched(ctx, survey.id, person.identityId) : null;
  if (open) return personalLink(house, ctx.brandId, open);
  const token = newToken();
  // Who they are is only told to a page of whom their own server said it.
  const about = { touchpoint, ...(signed && { signed: 1 }) };
  await sql`
    insert into survey_invitation (brand_id, survey_id, version, identity_id, channel, token, circumstances, due_at, expires_at, state, sent_at)
    values (${ctx.brandId}, ${survey.id}, ${survey.version}, ${person.identityId}, ${onSite}, ${token}, ${JSON.stringify(about)}::jsonb,
      ${ctx.now}, ${ctx.now}::timestamptz + make_interval(days => ${survey.settings.expires_after_days}::int), 'sent', ${ctx.now})`.execute(
    ctx.db,
  );
  await sql`insert into survey_asked (brand_id, identity_id, channel, asked_at)
    values (${ctx.brandId}, ${person.identityId}, ${onSite}, ${ctx.now})
    on conflict (brand_id, identity_id, channel) do update set asked_at = excluded.asked_at`.execute(ctx.db);
  return personalLink(house, ctx.brandId, token);
}

/** An invitation of an earlier page that nobody has touched: a page that asks on every visit makes one, not many. */
async function untouched(ctx: Context, surveyId: number, identityId: number): Promise<string | null> {
  const { rows } = await sql<{ token: string }>`
    select i.token from survey_invitation i where i.brand_id = ${ctx.brandId} and i.identity_id = ${identityId}
      and i.survey_id = ${surveyId} and i.channel = ${onSite} and i.used_at is null and i.expires_at > ${ctx.now}
      and i.version = (select live_version from survey where brand_id = i.brand_id and id = i.survey_id)
      and not exists (select from survey_response r where r.brand_id = i.brand_id and r.invitation_id = i.id)
    order by i.id desc limit 1`.execute(ctx.db);
  return rows[0]?.token ?? null;
}

/** The part of the site, as people read it: `/product` or `/fa/product` for all products, so that numbers by touchpoint stay few. */
function touchpointOf(url: string): string {
  try {
    const parts = new URL(url).pathname.split("/").filter(Boolean);
    const folders = parts.length > 1 ? parts.slice(0, -1).slice(0, 2) : parts;
    return decodeURIComponent(`/${folders.join("/")}`).slice(0, longestTouchpoint);
  } catch {
    return "";
  }
}
