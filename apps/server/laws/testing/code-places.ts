import type { Place } from "./places.ts";
import type { Ids } from "./two-brands.ts";

type Making = (url: string, payload: unknown, method?: string) => Promise<{ id: number }>;

const codeOf = (survey: unknown, name: string) => ({
  ...{ kind: "counter", name, branch: null, user: null, headline: "" },
  ...{ target: "survey", site: null, survey },
});

/** A code of a table that opens a survey. */
export async function codeIds(made: Making, mark: string): Promise<Ids> {
  return { placeCode: (await made("/place-codes", codeOf(mark, mark))).id };
}

/** The routes of codes, in an order in which all can be walked through. */
export function codePlaces({ survey }: Ids): Record<string, Place> {
  const one: Place = { ids: ["placeCode"] };
  return {
    "PUT /api/v1/place-codes/:id": { ...one, body: codeOf(survey, "میز") },
    "GET /api/v1/place-codes/:id/days": one,
    "GET /api/v1/place-codes/:id/picture": one,
    "GET /api/v1/place-codes/:id/poster": one,
    "PUT /api/v1/place-codes/:id/retirement": { ...one, body: { retired: true } },
  };
}
