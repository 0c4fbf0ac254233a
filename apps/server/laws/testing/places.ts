import type { Ids } from "./two-brands.ts";

/** Which of the other brand's ids stand in a route's address, in order, and a body with which its own people get through. */
export type Place = { ids: (keyof Ids)[]; body?: unknown };

const formBody = { name: "فرم", settings: { language: "fa", fields: [{ is: "message", required: true }] } };

/** The routes of contact forms, and of what calls need. */
export const formsAndCalls: Record<string, Place> = {
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
