import type { Ids } from "./two-brands.ts";

/** Which of the other brand's ids stand in a route's address, in order, and a body with which its own people get through. */
export type Place = { ids: (keyof Ids)[]; body?: unknown };

/** Routes of what agents do with conversations beyond answering, in an order in which all can be walked through. */
export const deedPlaces = (ids: Ids): Record<string, Place> => ({
  "PUT /api/v1/conversations/:id/follow-up": { ids: ["conversation"], body: { at: "2030-01-01T00:00:00Z" } },
  "DELETE /api/v1/conversations/:id/follow-up": { ids: ["conversation"] },
  "POST /api/v1/conversations/:id/macros": {
    ids: ["conversation"],
    body: { macro: ids.macro, client_id: "a-macro-1" },
  },
  "POST /api/v1/conversations/:id/split": { ids: ["conversation"], body: { message: ids.message } },
  "POST /api/v1/conversations/:id/unsplit": { ids: ["parted"] },
  "POST /api/v1/conversations/:id/merge": { ids: ["other"], body: { into: ids.conversation } },
  "POST /api/v1/conversations/:id/unmerge": { ids: ["other"] },
  "GET /api/v1/customers/:id/channels": { ids: ["customer"] },
  "POST /api/v1/messages/:id/forward": {
    ids: ["message"],
    body: { client_id: "a-forward-1", colleague: ids.user },
  },
  "PUT /api/v1/macros/:id": { ids: ["macro"], body: { name: "ماکرو", deeds: { priority: 1 } } },
  "DELETE /api/v1/macros/:id": { ids: ["macro"] },
  "POST /api/v1/macros/:id/restore": { ids: ["macro"] },
  "PUT /api/v1/inbox-views/:id": { ids: ["inboxView"], body: { name: "نما", filters: {} } },
  "POST /api/v1/posts/:id/retry": { ids: ["post"] },
  "DELETE /api/v1/posts/:id": { ids: ["post"] },
  "DELETE /api/v1/inbox-views/:id": { ids: ["inboxView"] },
  "POST /api/v1/inbox-views/:id/restore": { ids: ["inboxView"] },
});
