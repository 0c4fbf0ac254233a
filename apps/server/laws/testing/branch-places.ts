import type { Place } from "./places.ts";

const day = [{ from: "09:00", to: "17:00" }];
const hours = {
  ...{ saturday: day, sunday: day, monday: day, tuesday: day, wednesday: day },
  ...{ thursday: [], friday: [] },
};

/** A branch of this name, as a body. */
export const branchOf = (name: string) => ({
  ...{ kind: "own", name, city: name, address: name, phone: "021", hours },
  ...{ open_on_holidays: false, latitude: null, longitude: null },
});

/** The routes of branches, in an order in which all can be walked through. */
export const branchPlaces: Record<string, Place> = {
  "PUT /api/v1/branches/:id": { ids: ["branch"], body: branchOf("شعبه") },
  "PUT /api/v1/branches/:id/switch": { ids: ["branch"], body: { on: false } },
  "DELETE /api/v1/branches/:id": { ids: ["branch"] },
  "POST /api/v1/branches/:id/restore": { ids: ["branch"] },
};
