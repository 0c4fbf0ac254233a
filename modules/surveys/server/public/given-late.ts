import { withoutFiles } from "../../contract/files.ts";
import type { Place } from "./survey-place.ts";

/** So long answers may wait on a device. */
const mayWait = 60 * 86_400_000;

/** When answers that waited on a device were given; now, where its clock says what cannot be. */
export function givenAt(at: string, now: Date): Date {
  const given = Date.parse(at);
  return new Date(given > now.getTime() - mayWait && given <= now.getTime() ? given : now);
}

/** From when on a survey takes no answers, in milliseconds: closed by hand or by its day. */
export function closedSince({ survey: { closed_at: byHand, settings } }: Place): number {
  const byDay = settings.closes_at ? Date.parse(settings.closes_at) : Number.POSITIVE_INFINITY;
  return Math.min(byHand?.getTime() ?? Number.POSITIVE_INFINITY, byDay);
}

/** The place as it asks where answers wait until there is a network, which files cannot: they are not asked for. */
export function withoutFilesIn(place: Place): Place {
  return { ...place, survey: { ...place.survey, definition: withoutFiles(place.survey.definition) } };
}
