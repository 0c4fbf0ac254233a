import type { Place } from "./places.ts";
import type { Ids } from "./two-brands.ts";

type Making = (url: string, payload: unknown, method?: string) => Promise<{ id: number }>;

const address = { lines: "Zand Street 8", city: "Shiraz", postal_code: "7134867891" };
const templateOf = (name: string) => ({ name, language: "en", body: `Dear {{customer.name|${name}}}` });

/** A template, and a batch of it that was posted, for one customer with a postal address. */
export async function letterIds(made: Making, mark: string, customer: string | number): Promise<Ids> {
  await made(`/customers/${customer}/address`, { ...address, lines: `${mark} Street` }, "PUT");
  const { id: letterTemplate } = await made("/letters/templates", templateOf(mark));
  const audience = { kind: "ids", ids: [customer] };
  const { id: letterBatch } = await made("/letters/batches", {
    ...{ name: mark, template: letterTemplate, audience, purpose: "service" },
  });
  const { rows } = (await made(`/letters/batches/${letterBatch}/letters`, undefined, "GET")) as unknown as {
    rows: { id: number }[];
  };
  return { letterTemplate, letterBatch, letter: rows[0]!.id };
}

const batch: Place = { ids: ["letterBatch"] };
const url = "/api/v1/letters/batches/:id";

/** The routes of letters and addresses, in an order in which all can be walked through. */
export const letterPlaces: Record<string, Place> = {
  "PUT /api/v1/customers/:id/address": { ids: ["toErase"], body: address },
  "PUT /api/v1/letters/templates/:id": { ids: ["letterTemplate"], body: templateOf("name") },
  "PUT /api/v1/letters/templates/:id/removal": { ids: ["letterTemplate"], body: { removed: false } },
  [`GET ${url}`]: batch,
  [`GET ${url}/letters`]: batch,
  [`GET ${url}/preview`]: batch,
  [`GET ${url}/labels`]: batch,
  [`GET ${url}/addresses`]: batch,
  [`GET ${url}/pdf`]: batch,
  [`PUT ${url}/posting`]: { ...batch, body: { day: "2020-01-01" } },
  [`PUT ${url}/letters/:letter/return`]: { ids: ["letterBatch", "letter"], body: { returned: true } },
  [`DELETE ${url}/posting`]: batch,
  [`POST ${url}/gathering`]: batch,
  [`POST ${url}/printing`]: batch,
  [`PUT ${url}/removal`]: { ...batch, body: { removed: false } },
  "DELETE /api/v1/customers/:id/address": { ids: ["toErase"] },
};
