import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import type { Cell, Table } from "../../../platform/files/index.ts";
import { writeInstant } from "../../../platform/values/index.ts";
import { brandSettings } from "../../admin/index.ts";
import { namePeople, personCells } from "../../customers/index.ts";
import { listSources } from "../../intake/index.ts";
import { exportFields, exportWords } from "./export-words.ts";
import { conditionsOf } from "./row-filters.ts";
import { type FoundRow, rowColumns, showRows } from "./show-rows.ts";

/** Which interactions: days of the brand's time zone, both included, and the key of a source; all where nothing is said. */
export type AskedInteractions = { from?: string | undefined; to?: string | undefined; source?: string | undefined };
type Ask = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;
type Found = FoundRow & { place: string };

// Interactions of one transaction.
const stride = 500;

/**
 * The log as a table that `hamdel import interactions` reads again, oldest first, read in steps while it is written, each in a
 * transaction of its own, by `ask`. Left out are entries of erased people, withdrawn ones, and those that an order wrote: they
 * come with the order. `sources` fills with the keys of those that were met. Refuses a source that is not known (`not_found`).
 */
export async function interactionTable(
  ask: Ask,
  asked: AskedInteractions,
  language: "fa" | "en",
): Promise<{ table: Table; sources: Set<string> }> {
  const sources = new Set<string>();
  await ask((ctx) => knownSource(ctx, asked.source));
  async function* rows(): AsyncGenerator<Cell[]> {
    for (let after: Found | undefined; ; ) {
      const page = await ask((ctx) => readPage(ctx, asked, after));
      for (const said of page.told) {
        sources.add(said["source"] as string);
        yield exportFields.map((field) => said[field]);
      }
      if (!page.last) return;
      after = page.last;
    }
  }
  const words = exportWords[language];
  const look = { rightToLeft: language === "fa", sheetName: words.sheet };
  const headings = exportFields.map((field) => words[field]);
  return { table: { fields: exportFields, headings, rows: rows(), look }, sources };
}

async function knownSource(ctx: Context, source: string | undefined): Promise<void> {
  if (source === undefined || (await listSources(ctx)).some(({ key }) => key === source)) return;
  throw new Refusal("not_found", "source");
}

async function readPage(ctx: Context, asked: AskedInteractions, after: Found | undefined) {
  const { timeZone } = await brandSettings(ctx);
  const from = after ? sql`(i.occurred_at, i.id) > (${after.place}::timestamptz, ${after.id})` : sql`true`;
  const { rows } = await sql<Found>`
    select ${rowColumns}, i.occurred_at::text as place, m.customer_id
    from interaction i join identity_map m on m.brand_id = i.brand_id and m.identity_id = i.identity_id
    where i.brand_id = ${ctx.brandId} and i.subject_id is null and ${from} and ${await conditionsOf(ctx, asked)}
    order by i.occurred_at, i.id limit ${stride}`.execute(ctx.db);
  const people = await namePeople(
    ctx,
    rows.map((row) => row.identity_id),
  );
  const shown = await showRows(ctx, rows);
  const told = shown.flatMap((entry, at): Record<string, Cell>[] => {
    const { identity_id, occurred_at } = rows[at]!;
    const person = people.get(identity_id);
    if (!person) return [];
    const { kind, channel, touchpoint, direction, text, agent, source } = entry;
    const who = { ...personCells(person, source), partner: entry.partner?.name || null, agent };
    // The number that a source gave is kept as a hash alone.
    const own = { external_id: `hamdel-${entry.id}`, occurred_at: writeInstant(occurred_at, timeZone) };
    return [{ ...own, ...who, kind, channel, touchpoint, direction, text, source }];
  });
  return { told, last: rows.length === stride ? rows.at(-1) : undefined };
}
