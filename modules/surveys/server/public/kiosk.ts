import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { Answers } from "../../contract/answers.ts";
import { isClosed } from "../define/survey-rows.ts";
import { closedSince, givenAt, withoutFilesIn } from "./given-late.ts";
import { handIn } from "./hand-in.ts";
import { kioskPage } from "./kiosk-page.ts";
import { inOwnOrder } from "./steps.ts";
import { freshKey, inBrand, type Place } from "./survey-place.ts";
import { type Visit, type Way, wayOf } from "./way.ts";

/** The page of a kiosk. A closed survey has none. */
export async function showKiosk(house: House, place: Place, visit: Visit): Promise<string> {
  const { language, query } = wayOf(place, visit);
  if (await inBrand(house, place.brand.id, (ctx) => isClosed(ctx, place.survey), true))
    throw new Refusal("survey_closed");
  return kioskPage(inOwnOrder(withoutFilesIn(place), freshKey()), language, query);
}

type Waited = { key: string; answers: Answers; at: string };

/**
 * An answer that a kiosk kept until there was a network: it counts for the moment at which it was given, also where the survey is full or
 * was closed since. Refuses `survey_closed` where it was given after the closing.
 */
export async function takeKiosk(house: House, place: Place, way: Way, { key, answers, at }: Waited): Promise<void> {
  const answeredAt = givenAt(at, house.clock());
  if (closedSince(place) <= answeredAt.getTime()) throw new Refusal("survey_closed");
  const { language, circumstances } = way;
  const handed = { key, answers, language, circumstances, mode: "kiosk", answeredAt, strict: false };
  await inBrand(house, place.brand.id, (ctx) => handIn(ctx, withoutFilesIn(place), handed));
}
