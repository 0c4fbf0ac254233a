import type { TestDatabase } from "../../../../platform/testing/index.ts";
import { mentionIds, mentionPlaces } from "./mention-places.ts";
import type { Place } from "./places.ts";
import type { Ids } from "./two-brands.ts";

type Making = (url: string, payload: unknown, method?: string) => Promise<{ id: number }>;
const change = { title: "بهبود", root_causes: ["delivery.late"], state: "done" };

/** A case, an improvement, somebody who was thanked, and what mentions have. */
export async function caseIds(
  made: Making,
  {
    customer,
    mark,
    brand,
    database,
  }: { customer: number | string; mark: string; brand: number; database: TestDatabase },
): Promise<Ids> {
  const { id } = await made("/cases", { customer, title: mark, wrong: mark });
  await made(`/cases/${id}/notes`, { text: mark });
  const { id: improvement } = await made("/improvements", { ...change, title: mark, what: mark });
  const { rows } = await database.owner.query(
    `insert into promoter_ask (brand_id, identity_id, response_id, code, made_at, testimonial, testimonial_at, named)
     select $1, min(id), 1, 'abcdefgh', now(), $3::text, now(), $3::text from identity where brand_id = $1 and customer_id = $2 returning id`,
    [brand, customer, mark],
  );
  const mentions = await mentionIds(made, { mark, brand, database });
  return { case: id, improvement, promoter: Number(rows[0].id), ...mentions };
}

/** The routes of mentions, of cases and of what is learnt from them, in an order in which all can be walked through. */
export const casePlaces: Record<string, Place> = {
  ...mentionPlaces,
  "GET /api/v1/cases/:id": { ids: ["case"] },
  "PATCH /api/v1/cases/:id": { ids: ["case"], body: { severity: "high" } },
  "POST /api/v1/cases/:id/replies": {
    ids: ["case"],
    body: { client_id: "a-case-reply", channel: "chat", text: "سلام" },
  },
  "POST /api/v1/cases/:id/calls": { ids: ["case"], body: { reached: true } },
  "POST /api/v1/cases/:id/notes": { ids: ["case"], body: { text: "یادداشت" } },
  "POST /api/v1/cases/:id/promises": { ids: ["case"], body: { text: "قول", due_at: "2030-01-01T00:00:00Z" } },
  "POST /api/v1/cases/:id/solution": { ids: ["case"], body: { root_cause: "other", send: false } },
  "POST /api/v1/cases/:id/withdrawal": { ids: ["case"] },
  "POST /api/v1/cases/:id/reopening": { ids: ["case"] },
  "PUT /api/v1/improvements/:id": { ids: ["improvement"], body: change },
  "GET /api/v1/improvements/:id/telling": { ids: ["improvement"] },
  "POST /api/v1/improvements/:id/telling": { ids: ["improvement"], body: { text: "انجام شد" } },
  "PUT /api/v1/improvements/:id/removal": { ids: ["improvement"], body: { removed: true } },
  "PUT /api/v1/promoters/:id/publication": { ids: ["promoter"], body: { published: true } },
};

/** Cases that name something of another brand, for a customer of one's own. */
export function foreignCases({ customer, conversation, product, team }: Ids, own: number): object[] {
  const title = "پرونده";
  return [
    { customer, title },
    { conversation, title },
    { customer: own, product, title },
    { customer: own, team, title },
  ];
}
