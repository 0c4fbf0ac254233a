import { type Context, system, withBrand } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { Site } from "../../../admin/index.ts";
import { drawn } from "../../contract/drawn.ts";
import type { AppAsked, AppHappening } from "../../contract/in-app.ts";
import { isClosed, type OpenSurvey, openSurvey } from "../define/survey-rows.ts";
import { linkOf } from "../public/survey-place.ts";
import { mayBeAsked, wasAskedBy } from "../site/may-be-asked.ts";
import { putBefore, untouched } from "../site/put-before.ts";
import { type Person, readClaim, visitorOf } from "../site/visitors.ts";
import { appRuleOf, inApp, surveysAt } from "./app-rules.ts";
import { showInApp } from "./show-in-app.ts";

/**
 * Decides whether somebody in an app is asked something now, at what just happened or by their own hand, and gives the survey to draw. It is
 * the first whose rule lets it, and none where the never-too-often rule or their own word says no. Refuses `not_found` and
 * `survey_not_live` for a survey that is named.
 */
export async function askInApp(house: House, site: Site, asked: AppHappening): Promise<AppAsked> {
  const claim = readClaim(house, site, asked.claim);
  const on = { brandId: site.brandId, actor: system("app"), now: house.clock() };
  const link = await withBrand(house.database.app, on, async (ctx) => {
    const person = await visitorOf(ctx, site, asked.visitor, claim);
    if (!person) return null;
    const due = asked.survey ? await askedFor(ctx, site, asked.survey) : await dueNow(ctx, site, person, asked);
    if (!due) return null;
    const { survey, language } = due;
    const { identityId } = person;
    const open = asked.survey ? await untouched(ctx, { surveyId: survey.id, identityId, channel: inApp }) : null;
    const about = {
      ...(asked.event && { touchpoint: asked.event }),
      // Who they are is only told to an app of which its own server said it.
      ...(claim && { signed: 1 }),
      ...(language && { language }),
    };
    return linkOf(site.brandId, open ?? (await putBefore(ctx, { survey, identityId, channel: inApp, about })));
  });
  return { survey: link === null ? null : await showInApp(house, link, asked.language) };
}

type Due = { survey: OpenSurvey; language: "fa" | "en" | null };

/** A survey that a user asks for: only where it asks in this app, or anybody may answer it. */
async function askedFor(ctx: Context, site: Site, key: string): Promise<Due | null> {
  const survey = await openSurvey(ctx, { key });
  if (await isClosed(ctx, survey)) return null;
  const kept = await appRuleOf(ctx, survey.id);
  const here = kept?.on && (kept.rule.site === null || kept.rule.site === site.id);
  return here || survey.settings.open_link ? { survey, language: (here && kept.rule.language) || null } : null;
}

async function dueNow(
  ctx: Context,
  site: Site,
  { customerId }: Person,
  { event, visitor }: AppHappening,
): Promise<Due | null> {
  const rules = (await surveysAt(ctx, site.id, event)).filter(({ key, rule }) => drawn(rule.share, visitor, key));
  if (rules.length === 0 || !(await mayBeAsked(ctx, customerId))) return null;
  for (const { key, rule } of rules) {
    const survey = await openOrNull(ctx, key);
    if (!survey || (await isClosed(ctx, survey))) continue;
    if (!(await wasAskedBy(ctx, customerId, survey.id, rule.again_days))) return { survey, language: rule.language };
  }
  return null;
}

async function openOrNull(ctx: Context, key: string): Promise<OpenSurvey | null> {
  try {
    return await openSurvey(ctx, { key });
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
