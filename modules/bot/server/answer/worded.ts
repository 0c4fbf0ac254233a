import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { buildIndex, searchIndex } from "../../../../platform/retrieval/index.ts";
import type { LiveIntent } from "../../contract.ts";
import type { Wording } from "../decide/facts.ts";
import { wordsIn } from "../flows/step-flow.ts";

/** So many examples of an intent are compared, and so many intents looked at for one question. */
const mostExamples = 40;
const mostIntents = 20;

/** Gives, for a question, how its words stand in the titles, examples and answers of the intents it is nearest to. */
export async function wordingOf(
  ctx: Context,
  intents: readonly LiveIntent[],
): Promise<(text: string) => ReadonlyMap<number, Wording>> {
  const { rows } = await sql<{ intent: number; text: string }>`select intent_id as intent, text from (
      select intent_id, left(text, 300) as text, id, row_number() over (partition by intent_id order by id) as place from bot_example
      where brand_id = ${ctx.brandId} and intent_id is not null) e
    where place <= ${mostExamples} order by id`.execute(ctx.db);
  const examples = Map.groupBy(rows, ({ intent }) => intent);
  const index = buildIndex(
    intents.map(({ id, title, does }) => ({
      id: String(id),
      title,
      keywords: (examples.get(id) ?? []).map(({ text }) => text).join("\n"),
      text: does.do === "answer" ? wordsIn(does.answer, "fa") : "",
      lang: "fa",
    })),
  );
  return (text) =>
    new Map(
      searchIndex(index, text, { limit: mostIntents }).map(({ id, score, coverage, inTitle }) => [
        Number(id),
        { score, coverage, inTitle },
      ]),
    );
}
