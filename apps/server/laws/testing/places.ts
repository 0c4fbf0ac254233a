export { phonePlaces } from "./phone-places.ts";

import type { Ids } from "./two-brands.ts";

/** Which of the other brand's ids stand in a route's address, in order, and a body with which its own people get through. */
export type Place = { ids: (keyof Ids)[]; body?: unknown };

/** A rule that does little, as a body. */
export const ruleOfLaw = {
  name: "قاعده",
  on: "resolved",
  condition: { match: "all", tests: [] },
  deeds: [{ do: "priority", priority: 1 }],
};

const formBody = { name: "فرم", settings: { language: "fa", fields: [{ is: "message", required: true }] } };

/** The routes of contact forms, and of what calls need. */
export const formsAndCalls: Record<string, Place> = {
  "GET /api/v1/channels/:id/templates": { ids: ["channel"] },
  "PUT /api/v1/call-scripts/:id": { ids: ["script"], body: { title: "متن", steps: ["سلام"] } },
  "DELETE /api/v1/call-scripts/:id": { ids: ["script"] },
  "POST /api/v1/call-scripts/:id/restore": { ids: ["script"] },
  "DELETE /api/v1/call-outcomes/:id": { ids: ["outcome"] },
  "POST /api/v1/call-outcomes/:id/restore": { ids: ["outcome"] },
  "PUT /api/v1/contact-forms/:id": { ids: ["form"], body: formBody },
  "POST /api/v1/contact-forms/:id/trial": { ids: ["form"], body: { text: "سلام" } },
  "DELETE /api/v1/contact-forms/:id": { ids: ["form"] },
  "POST /api/v1/contact-forms/:id/restore": { ids: ["form"] },
};

const words = { title: "عنوان", body: "متن" };
const text = ["article", "language"] as const;

/** The routes of the help centre. */
export const helpCentre: Record<string, Place> = {
  "GET /api/v1/articles/:id": { ids: ["article"] },
  "PATCH /api/v1/articles/:id": { ids: ["article"], body: { review_on: "2030-01-01" } },
  "PUT /api/v1/articles/:id/texts/:language": { ids: [...text], body: words },
  "PUT /api/v1/articles/:id/texts/:language/state": { ids: [...text], body: { do: "ask_review" } },
  "GET /api/v1/articles/:id/texts/:language/versions": { ids: [...text] },
  "GET /api/v1/articles/:id/texts/:language/versions/:version": { ids: [...text, "version"] },
  "POST /api/v1/articles/:id/texts/:language/versions/:version/restoration": { ids: [...text, "version"] },
  "PUT /api/v1/articles/:id/products": { ids: ["article"], body: { ids: [] } },
  "POST /api/v1/articles/:id/review": { ids: ["article"] },
  "DELETE /api/v1/articles/:id": { ids: ["article"] },
  "POST /api/v1/articles/:id/restore": { ids: ["article"] },
  "PUT /api/v1/help-categories/:id": { ids: ["helpCategory"], body: { name: { fa: "دسته", en: "" } } },
  "DELETE /api/v1/help-categories/:id": { ids: ["helpCategory"] },
  "POST /api/v1/help-categories/:id/restore": { ids: ["helpCategory"] },
};

export { programPlaces } from "./program-places.ts";
