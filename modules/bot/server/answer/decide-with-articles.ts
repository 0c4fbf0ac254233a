import type { Context } from "../../../../platform/db/index.ts";
import { type Decision, decideAnswer } from "../decide/decide-answer.ts";
import type { Facts } from "../decide/facts.ts";
import { withArticles } from "./gather-facts.ts";

/** What hangs on how sure articles and intents are, and so on both. */
const open: readonly Decision["act"]["do"][] = ["intent", "ask_back", "products", "unsure"];

/** Articles are the last that is asked, and cost most: they are looked for where nothing before them decides. */
export async function decideWithArticles(ctx: Context, facts: Facts): Promise<{ facts: Facts; decision: Decision }> {
  const decision = decideAnswer(facts);
  if (!open.includes(decision.act.do)) return { facts, decision };
  const more = await withArticles(ctx, facts);
  return { facts: more, decision: decideAnswer(more) };
}
