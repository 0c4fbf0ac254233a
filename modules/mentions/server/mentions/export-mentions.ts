import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { type Cell, csvText } from "../../../../platform/files/index.ts";
import { writeInstant } from "../../../../platform/values/index.ts";
import { brandSettings } from "../../../admin/index.ts";
import type { Mention, MentionQuery } from "../../contract.ts";
import { exportWords } from "./export-words.ts";
import { readMentions } from "./list-mentions.ts";
import { conditionOfView, conditionsOf } from "./mention-filters.ts";

type Ask = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;
const stride = 500;

/** Mentions under a filter as CSV of any length, newest first, read in steps while it is written, each in a transaction of its own, by `ask`. */
export async function mentionsCsv(
  ask: Ask,
  query: Omit<MentionQuery, "before" | "limit">,
  language: "fa" | "en",
): Promise<AsyncGenerator<string>> {
  const words = exportWords[language];
  const { timeZone } = await ask(brandSettings);
  async function* rows(): AsyncGenerator<Cell[]> {
    for (let last: Mention | undefined; ; ) {
      const page = await ask((ctx) => readPage(ctx, query, last));
      for (const row of page) yield cellsOf(row, timeZone, language);
      if (page.length < stride) return;
      last = page.at(-1);
    }
  }
  return csvText(Object.values(words.columns), rows());
}

async function readPage(
  ctx: Context,
  query: Omit<MentionQuery, "before" | "limit">,
  last: Mention | undefined,
): Promise<Mention[]> {
  const felt = query.sentiment ? sql`m.sentiment = ${query.sentiment}` : sql`true`;
  const rest = last ? sql`(m.said_at, m.id) < (${last.said_at}::timestamptz, ${last.id})` : sql`true`;
  const where = sql`${await conditionsOf(ctx, query)} and ${felt} and ${conditionOfView(ctx, query.view)} and ${rest}`;
  return readMentions(ctx, where, stride);
}

function cellsOf(row: Mention, timeZone: string, language: "fa" | "en"): Cell[] {
  const { sentiments, states, comma } = exportWords[language];
  return [
    ...[
      row.id,
      writeInstant(new Date(row.said_at), timeZone),
      row.source.name,
      row.place,
      row.author,
      row.title,
      row.text,
      row.link,
    ],
    ...[
      sentiments[row.sentiment],
      row.terms.map(({ name }) => name).join(comma),
      states[row.state],
      row.assignee?.name ?? null,
    ],
  ];
}
