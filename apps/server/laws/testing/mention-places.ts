import type { TestDatabase } from "../../../../platform/testing/index.ts";
import type { Place } from "./places.ts";
import type { Ids } from "./two-brands.ts";

type Making = (url: string, payload: unknown, method?: string) => Promise<{ id: number }>;
const term = { name: "عبارت", any_words: ["آفتاب"] };

/** A source and a term, a mention of it, and a rise. */
export async function mentionIds(
  made: Making,
  at: { mark: string; brand: number; database: TestDatabase },
): Promise<Ids> {
  const { id: mentionSource } = await made("/mention-sources", { kind: "hook", name: at.mark });
  const { id: mentionFile } = await made("/mention-sources", { kind: "file", name: at.mark });
  const { id: mentionTerm } = await made("/mention-terms", { ...term, name: at.mark });
  const { rows } = await at.database.owner.query(
    `with said as (insert into public_mention (brand_id, source_id, key, said_at, heard_at, body, channel, sentiment, score)
       values ($1, $2, 'k', now(), now(), $3, 'web', 'negative', -1) returning id),
     found as (insert into public_mention_term (brand_id, mention_id, term_id, version) select $1, id, $4, 1 from said)
     insert into mention_rise (brand_id, term_id, noticed_at, negative, usual, chance) values ($1, $4, now(), 5, 1, 0)
     returning id, (select id from said) as mention`,
    [at.brand, mentionSource, at.mark, mentionTerm],
  );
  return { mentionSource, mentionFile, mentionTerm, mention: Number(rows[0].mention), rise: Number(rows[0].id) };
}

/** The routes of mentions, in an order in which all can be walked through. */
export const mentionPlaces: Record<string, Place> = {
  "PATCH /api/v1/mentions/:id": { ids: ["mention"], body: { state: "answered" } },
  "POST /api/v1/mentions/:id/answers": { ids: ["mention"], body: { client_id: "an-answer", text: "سلام" } },
  "POST /api/v1/mentions/:id/case": { ids: ["mention"], body: { title: "پرونده" } },
  "PUT /api/v1/mention-rises/:id/seen": { ids: ["rise"] },
  "PUT /api/v1/mention-terms/:id": { ids: ["mentionTerm"], body: term },
  "PUT /api/v1/mention-terms/:id/removal": { ids: ["mentionTerm"], body: { removed: false } },
  "PUT /api/v1/mention-sources/:id": { ids: ["mentionSource"], body: { name: "پایشگر" } },
  "PUT /api/v1/mention-sources/:id/secret": { ids: ["mentionSource"] },
  "PUT /api/v1/mention-sources/:id/removal": { ids: ["mentionSource"], body: { removed: false } },
  "POST /api/v1/mention-sources/:id/file": { ids: ["mentionFile"], body: {} },
};
