import { type Context, system, withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { brandById, type Site } from "../../../admin/index.ts";
import type { SiteRule, SiteShowing, SiteShown } from "../../contract/on-site.ts";
import { personalLink } from "../ask/invitation-rows.ts";
import { isClosed, type OpenSurvey, openSurvey } from "../define/survey-rows.ts";
import { mayBeAsked, wasAskedBy } from "./may-be-asked.ts";
import { putBefore, untouched } from "./put-before.ts";
import { onSite, siteRuleOf } from "./site-rules.ts";
import { type Person, readClaim, visitorOf } from "./visitors.ts";

/** The most of the part of a site that stands as touchpoint. */
const longestTouchpoint = 60;

type Asked = { survey: OpenSurvey; person: Person | null; signed: boolean };

/**
 * Decides whether a visitor is shown a survey now, and makes the page that asks them: a link of their own where they are known at least as a
 * visitor, else the survey's open link. It says no where the survey's own rule or the never-too-often rule does, or the customer wants no surveys on any channel; where the page asks for it
 * by hand, only a closed survey does, and one that neither asks on this site nor has an open link. Refuses `not_found` and `survey_not_live`.
 */
export async function showOnSite(house: House, site: Site, asked: SiteShowing): Promise<SiteShown> {
  const claim = readClaim(house, site, asked.claim);
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
  const rule = await ruleOn(ctx, site, survey);
  if (!rule) return false;
  if (!person) return true;
  if (!(await mayBeAsked(ctx, person.customerId))) return false;
  return !(await wasAskedBy(ctx, person.customerId, survey.id, rule.again_days));
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
  const { identityId } = person;
  const open = byHand ? await untouched(ctx, { surveyId: survey.id, identityId, channel: onSite }) : null;
  // Who they are is only told to a page of whom their own server said it.
  const about = { touchpoint, ...(signed && { signed: 1 }) };
  return personalLink(
    house,
    ctx.brandId,
    open ?? (await putBefore(ctx, { survey, identityId, channel: onSite, about })),
  );
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
