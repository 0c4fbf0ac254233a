import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import type { examplesImport, examplesImported } from "../../contract.ts";
import { addExamples } from "./examples.ts";
import { makeIntent } from "./intents.ts";
import { readExamples } from "./read-examples.ts";

/** What is none of the intents, in files. */
const none = "__none__";

/** Takes in examples of many intents; titles that are not there become intents that go to a person until somebody writes their answer. */
export async function importExamples(
  ctx: Context,
  { format, text }: z.infer<typeof examplesImport>,
): Promise<z.infer<typeof examplesImported>> {
  const { examples, rejected } = readExamples(format, text);
  const { rows } = await sql<{ id: number; title: string }>`select id, title from bot_intent
    where brand_id = ${ctx.brandId} and removed_at is null`.execute(ctx.db);
  const known = new Map(rows.map(({ id, title }) => [title, id]));
  let added = 0;
  let intents = 0;
  for (const [title, texts] of Map.groupBy(examples, ({ intent }) => intent)) {
    let id = title === none ? null : known.get(title);
    if (id === undefined) {
      id = await makeIntent(ctx, { title, does: { do: "hand_over", team: null }, examples: [] });
      intents++;
    }
    added += await addExamples(
      ctx,
      id,
      texts.map((one) => one.text),
    );
  }
  await recordAudit(ctx, { action: "bot.examples_imported", subject: "bot", detail: { added, intents } });
  return { added, repeated: examples.length - added, intents, rejected };
}
