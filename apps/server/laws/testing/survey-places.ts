import { codeIds, codePlaces } from "./code-places.ts";
import { letterIds, letterPlaces } from "./letter-places.ts";
import { meetingPlaces } from "./meeting-places.ts";
import type { Place } from "./places.ts";
import { reportIds, reportPlaces } from "./report-places.ts";
import type { Ids } from "./two-brands.ts";

const occasion = { rule: { kind: "conversation" }, on: false };
type Making = (url: string, payload: unknown, method?: string) => Promise<{ id: number }>;

/** Something of everything that a survey has, a code that opens it, and the reports of surveys. */
export async function surveyIds(made: Making, mark: string, customer: Ids[string]): Promise<Ids> {
  await made("/surveys", { key: mark, name: mark, template: "nps" });
  await made(`/surveys/${mark}/versions`, {});
  const { id: response } = await made(`/surveys/${mark}/responses`, { score: 9, comment: mark, customer_id: customer });
  const { id: occasionId } = await made(`/surveys/${mark}/occasions`, occasion);
  const { id: wave } = await made(`/surveys/${mark}/waves`, { audience: { kind: "ids", ids: [customer] } });
  const more = {
    ...(await codeIds(made, mark)),
    ...(await reportIds(made, mark)),
    ...(await letterIds(made, mark, customer)),
  };
  return { survey: mark, surveyVersion: 1, response, occasion: occasionId, wave, ...more };
}

/** The routes of surveys, of codes, of meetings and of the reports, in an order in which all can be walked through. */
export function surveyPlaces(ids: Ids): Record<string, Place> {
  const one: Place = { ids: ["survey"] };
  const { customer } = ids;
  return {
    ...reportPlaces,
    ...codePlaces(ids),
    ...meetingPlaces(ids),
    ...letterPlaces,
    "GET /api/v1/surveys/:key": one,
    "PATCH /api/v1/surveys/:key": { ids: ["survey"], body: { name: "نظرسنجی" } },
    "GET /api/v1/surveys/:key/file": one,
    "POST /api/v1/surveys/:key/versions": one,
    "POST /api/v1/surveys/:key/versions/:version/restore": { ids: ["survey", "surveyVersion"] },
    "POST /api/v1/surveys/:key/responses": { ids: ["survey"], body: { score: 5 } },
    "GET /api/v1/surveys/:key/responses": one,
    "GET /api/v1/surveys/:key/responses/export": one,
    "GET /api/v1/responses/:id": { ids: ["response"] },
    "GET /api/v1/responses/:id/files/:token": { ids: ["fileResponse", "file"] },
    "GET /api/v1/surveys/:key/waves": one,
    "POST /api/v1/surveys/:key/waves": { ids: ["survey"], body: { audience: { kind: "all" }, dry_run: true } },
    "GET /api/v1/surveys/:key/waves/:id/left-out": { ids: ["survey", "wave"] },
    "POST /api/v1/surveys/:key/waves/:id/cancellation": { ids: ["survey", "wave"] },
    "POST /api/v1/surveys/:key/invitations": { ids: ["survey"], body: { customer_id: customer } },
    "POST /api/v1/surveys/:key/tests": { ids: ["survey"], body: {} },
    "GET /api/v1/surveys/:key/occasions": one,
    "POST /api/v1/surveys/:key/occasions": { ids: ["survey"], body: occasion },
    "PUT /api/v1/surveys/:key/occasions/:id": { ids: ["survey", "occasion"], body: occasion },
    "DELETE /api/v1/surveys/:key/occasions/:id": { ids: ["survey", "occasion"] },
    "POST /api/v1/surveys/:key/occasions/:id/restore": { ids: ["survey", "occasion"] },
    "GET /api/v1/surveys/:key/on-site": one,
    "PUT /api/v1/surveys/:key/on-site": { ids: ["survey"], body: { rule: {}, on: true } },
    "GET /api/v1/surveys/:key/in-app": one,
    "PUT /api/v1/surveys/:key/in-app": { ids: ["survey"], body: { rule: {}, on: true } },
    "GET /api/v1/surveys/:key/calls": one,
    "POST /api/v1/surveys/:key/calls": { ids: ["survey"], body: { customer_id: customer, outcome: "no_answer" } },
    "POST /api/v1/surveys/:key/call-keys": { ids: ["survey"], body: { call_id: "c-1", key: "9" } },
    "POST /api/v1/surveys/:key/closing": { ids: ["survey"], body: { closed: true } },
    "DELETE /api/v1/surveys/:key": one,
    "POST /api/v1/surveys/:key/restore": one,
  };
}
