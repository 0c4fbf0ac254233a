import { branchOf, branchPlaces } from "./branch-places.ts";
import type { Place } from "./places.ts";
import type { Ids } from "./two-brands.ts";

const both = { fa: "متن", en: "" };
const start = { id: "a", type: "message", text: both };
const incident = (mark: string) => ({ title: mark, message: { fa: mark, en: "" }, from: "2026-01-01T00:00:00Z" });

type Making = (url: string, payload: unknown, method?: string) => Promise<{ id: number }>;

/** Something of everything that a bot has, and a branch. */
export async function botIds(made: Making, mark: string): Promise<Ids> {
  const answer = { do: "answer", answer: { fa: mark, en: "" } };
  const { id: intent } = await made("/bot/intents", { title: mark, does: answer, examples: [mark] });
  await made(`/bot/intents/${intent}/examples`, { text: `${mark} دو` });
  const examples = (await made(`/bot/intents/${intent}/examples`, undefined, "GET")) as unknown as {
    rows: { id: number }[];
  };
  const { id: flow } = await made("/bot/flows", { name: mark, draft: { start: "a", nodes: [start] } });
  await made(`/bot/flows/${flow}/versions`, {});
  const { id: entity } = await made("/bot/entities", { name: mark, choices: [{ value: mark }] });
  const { id: replay } = await made("/bot/replays", {});
  const { id: incidentId } = await made("/incidents", incident(mark));
  const { id: branch } = await made("/branches", branchOf(mark));
  await made("/bot/settings", { channels: ["chat"] }, "PUT");
  return { intent, example: examples.rows[0]!.id, flow, entity, replay, incident: incidentId, branch };
}

/** The routes of the bot and of branches, in an order in which all can be walked through. */
export const botPlaces: Record<string, Place> = {
  ...branchPlaces,
  "GET /api/v1/conversations/:id/suggestions": { ids: ["conversation"] },
  "POST /api/v1/conversations/:id/bot": { ids: ["conversation"] },
  "PUT /api/v1/bot/intents/:id": {
    ids: ["intent"],
    body: { title: "منظور", does: { do: "hand_over" } },
  },
  "PUT /api/v1/bot/intents/:id/switch": { ids: ["intent"], body: { on: false } },
  "GET /api/v1/bot/intents/:id/examples": { ids: ["intent"] },
  "POST /api/v1/bot/intents/:id/examples": { ids: ["intent"], body: { text: "سلام" } },
  "DELETE /api/v1/bot/examples/:id": { ids: ["example"] },
  "DELETE /api/v1/bot/intents/:id": { ids: ["intent"] },
  "POST /api/v1/bot/intents/:id/restore": { ids: ["intent"] },
  "GET /api/v1/bot/flows/:id": { ids: ["flow"] },
  "PUT /api/v1/bot/flows/:id": { ids: ["flow"], body: { name: "گفتار", draft: { start: "a", nodes: [start] } } },
  "GET /api/v1/bot/flows/:id/versions": { ids: ["flow"] },
  "POST /api/v1/bot/flows/:id/versions": { ids: ["flow"] },
  "PUT /api/v1/bot/flows/:id/draft": { ids: ["flow"], body: { version: 1 } },
  "DELETE /api/v1/bot/flows/:id": { ids: ["flow"] },
  "POST /api/v1/bot/flows/:id/restore": { ids: ["flow"] },
  "PUT /api/v1/bot/entities/:id": { ids: ["entity"], body: { name: "رنگ", choices: [{ value: "آبی" }] } },
  "DELETE /api/v1/bot/entities/:id": { ids: ["entity"] },
  "GET /api/v1/bot/replays/:id": { ids: ["replay"] },
  "PUT /api/v1/incidents/:id": { ids: ["incident"], body: incident("اختلال") },
  "PUT /api/v1/incidents/:id/resolution": { ids: ["incident"], body: { over: true } },
};
