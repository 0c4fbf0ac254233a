import type { Brand } from "../../../../modules/admin/index.ts";
import { inBrand } from "../../../../modules/admin/testing.ts";
import { takeAttendance } from "../../../../modules/meetings/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { Place } from "./places.ts";
import type { Ids } from "./two-brands.ts";

type Making = (url: string, payload: unknown, method?: string) => Promise<{ id: number }>;

const meetingOf = (title: string) => ({
  ...{ kind: "webinar", title, description: title, starts_at: "2035-05-05T08:00:00Z", minutes: 60, place: title },
  ...{ link: "", organiser: "", language: "fa", seats: null, sign_up: false },
});

/** A meeting, and somebody of an attendance file who is nobody's guest. */
export async function meetingIds(made: Making, at: { house: House; brand: Brand; mark: string }): Promise<Ids> {
  const { id: meeting } = await made("/meetings", meetingOf(at.mark));
  const file = { header: ["name"], rows: [{ row: 2, cells: [at.mark] }] };
  await inBrand(at.house, at.brand, (ctx) => takeAttendance(ctx, meeting, file, {}));
  const { rows } = (await made(`/meetings/${meeting}/strangers`, undefined, "GET")) as unknown as {
    rows: { id: number }[];
  };
  return { meeting, stranger: rows[0]!.id };
}

/** The routes of meetings, in an order in which all can be walked through. */
export function meetingPlaces({ customer }: Ids): Record<string, Place> {
  const one: Place = { ids: ["meeting"] };
  const audience = { audience: { kind: "ids", ids: [customer] } };
  return {
    "GET /api/v1/meetings/:id": one,
    "PUT /api/v1/meetings/:id": { ...one, body: meetingOf("جلسه") },
    "POST /api/v1/meetings/:id/forecasts": { ...one, body: audience },
    "POST /api/v1/meetings/:id/invitations": { ...one, body: audience },
    "GET /api/v1/meetings/:id/guests": one,
    "GET /api/v1/meetings/:id/left-out": one,
    "POST /api/v1/meetings/:id/attendance-previews": { ...one, body: {} },
    "POST /api/v1/meetings/:id/attendance": { ...one, body: {} },
    "GET /api/v1/meetings/:id/strangers": one,
    "PUT /api/v1/meetings/:id/strangers/:part": { ids: ["meeting", "stranger"], body: { as: "nobody" } },
    "PUT /api/v1/meetings/:id/cancellation": { ...one, body: { cancelled: true } },
  };
}
