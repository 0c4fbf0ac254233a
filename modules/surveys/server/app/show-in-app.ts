import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { SurveyLanguage } from "../../contract/definition.ts";
import type { AppSurvey } from "../../contract/in-app.ts";
import type { Known } from "../../contract/walk.ts";
import { isClosed } from "../define/survey-rows.ts";
import { withWholeAddresses } from "../pictures/carry-pictures.ts";
import { withoutFilesIn } from "../public/given-late.ts";
import { lateness } from "../public/hand-in.ts";
import { readKept } from "../public/save-partial.ts";
import { inOwnOrder } from "../public/steps.ts";
import { inBrand, type Place, placeOfInvitation, responseKey } from "../public/survey-place.ts";

/**
 * A survey as an app draws it, in the order of this response, with what it may know of the customer. Refuses
 * `not_found`, `survey_closed` and `survey_expired`.
 */
export async function showInApp(house: House, link: string, wished?: SurveyLanguage): Promise<AppSurvey> {
  const place = inOwnOrder(withoutFilesIn(await placeOfInvitation(house, link)), link);
  const { survey, invitation, brand } = place;
  const { anonymous, colour } = survey.settings;
  const kept = await inBrand(
    house,
    brand.id,
    async (ctx) => {
      const late = lateness(ctx, place, await isClosed(ctx, survey));
      if (late) throw new Refusal(late);
      return anonymous ? null : readKept(ctx, survey.id, responseKey(place, ""));
    },
    true,
  );
  const language = languageIn(place, wished);
  return {
    link,
    page: `${house.config.publicUrl}${place.path}?in=app&lang=${language}`,
    survey: survey.key,
    name: survey.name,
    language,
    direction: language === "fa" ? "rtl" : "ltr",
    colour,
    anonymous,
    expires_at: invitation?.expires_at.toISOString() ?? null,
    definition: withWholeAddresses(survey.definition, house.config.publicUrl),
    customer: spokenOf(place),
    answers: kept?.answers ?? {},
    answered: anonymous ? Boolean(invitation?.used_at) : Boolean(kept?.answered_at),
  };
}

/** Of what is known of the customer what the survey speaks of: whoever has the link learns no more than its page says. */
function spokenOf({ survey, known }: Place): Known {
  const said = JSON.stringify(survey.definition);
  return Object.fromEntries(Object.entries(known).filter(([name]) => said.includes(`customer.${name}`)));
}

/** The rule's language before the app's before the brand's, as far as the survey speaks it. */
function languageIn({ survey, brand, invitation }: Place, wished: SurveyLanguage | undefined): SurveyLanguage {
  const { languages } = survey.definition;
  const wishes = [invitation?.circumstances["language"], wished, brand.language];
  return (
    languages.find((one) => one === wishes.find((wish) => languages.includes(wish as SurveyLanguage))) ?? languages[0]!
  );
}
