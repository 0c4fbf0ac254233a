import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { enqueue, type JobRun } from "../../../../platform/jobs/index.ts";
import { brandSettings } from "../../../admin/index.ts";
import type { replayRow } from "../../contract.ts";
import { decideWithArticles } from "../answer/decide-with-articles.ts";
import { lookUp, understand } from "../answer/gather-facts.ts";
import { draftKnowledge, liveKnowledge } from "../answer/knowledge-of.ts";
import type { Act } from "../decide/decide-answer.ts";
import type { Knowledge } from "../decide/facts.ts";
import { freshThread } from "../decide/thread-state.ts";
import { whoOf } from "../model/releases.ts";

const days = 30;
const mostConversations = 1000;
const atOnce = 25;

/** Asks for last month's real conversations to be decided anew by what is edited. Gives the replay's id. */
export async function askReplay(ctx: Context): Promise<number> {
  const { rows } = await sql<{ id: number }>`insert into bot_replay (brand_id, asked_at, asked_by)
    values (${ctx.brandId}, ${ctx.now}, ${whoOf(ctx)}) returning id`.execute(ctx.db);
  await enqueue(ctx, "replay-bot", { replayId: rows[0]!.id });
  return rows[0]!.id;
}

/** How far a replay is, and what came of it; refuses `not_found`. */
export async function showReplay(ctx: Context, id: number): Promise<z.infer<typeof replayRow>> {
  const { rows } = await sql<
    Omit<z.infer<typeof replayRow>, "asked_at" | "finished_at"> & { asked_at: Date; finished_at: Date | null }
  >`
    select id, asked_at, total, done, finished_at, result from bot_replay where brand_id = ${ctx.brandId} and id = ${id}`.execute(
    ctx.db,
  );
  if (!rows[0]) throw new Refusal("not_found", "replay");
  return {
    ...rows[0],
    asked_at: rows[0].asked_at.toISOString(),
    finished_at: rows[0].finished_at?.toISOString() ?? null,
  };
}

type First = { conversation: number; text: string };
type Result = NonNullable<z.infer<typeof replayRow>["result"]>;

/**
 * Decides the first words of each conversation of the last thirty days by what is edited and by what is live, and counts. Nothing is said or
 * called outside, and no customer's orders are looked at. One that was replayed already is left as it is.
 */
export async function replayConversations(job: JobRun, { replayId }: { replayId: number }): Promise<void> {
  const asked = await job.read((ctx) => showReplay(ctx, replayId));
  if (asked.finished_at !== null) return;
  const { firsts, draft, live, language } = await job.read(async (ctx) => ({
    firsts: await firstWords(ctx),
    draft: await draftKnowledge(ctx),
    live: await liveKnowledge(ctx),
    language: (await brandSettings(ctx)).language,
  }));
  const result: Result = { answered: 0, handed_over: 0, unsure: 0, changed: 0, examples: [] };
  const nobody = { channel: "chat", customerId: null, conversationId: null, vouched: false };
  const decide = async (ctx: Context, knowledge: Knowledge, text: string) => {
    const facts = await lookUp(ctx, understand(knowledge, freshThread, [text], 0, language), nobody);
    return (await decideWithArticles(ctx, facts)).decision.act;
  };
  for (let at = 0; at < firsts.length; at += atOnce) {
    await job.read(async (ctx) => {
      for (const { conversation, text } of firsts.slice(at, at + atOnce)) {
        const [now, before] = [await decide(ctx, draft, text), await decide(ctx, live, text)];
        count(result, now);
        const told = {
          conversation,
          question: text.slice(0, 300),
          live: nameOf(before, live),
          draft: nameOf(now, draft),
        };
        if (told.live === told.draft) continue;
        result.changed++;
        if (result.examples.length < 100) result.examples.push(told);
      }
    });
    await job.write((ctx) => save(ctx, replayId, { total: firsts.length, done: Math.min(at + atOnce, firsts.length) }));
  }
  await job.write((ctx) => save(ctx, replayId, { total: firsts.length, done: firsts.length, result }));
}

async function firstWords(ctx: Context): Promise<First[]> {
  const { rows } = await sql<First>`select c.id as conversation, left(w.body, 4000) as text from conversation_view c
    join lateral (select m.id from message_view m where m.brand_id = c.brand_id and m.conversation_id = c.id and m.kind = 'message'
      and m.direction = 'in' order by m.seq limit 1) first on true
    join message_words_view w on w.brand_id = c.brand_id and w.message_id = first.id
    where c.brand_id = ${ctx.brandId} and c.opened_at > ${ctx.now}::timestamptz - make_interval(days => ${days}) and c.spam_at is null
      and c.merged_into is null and btrim(w.body) <> '' order by c.opened_at desc limit ${mostConversations}`.execute(
    ctx.db,
  );
  return rows;
}

function count(result: Result, act: Act): void {
  if (act.do === "hand_over") result.handed_over++;
  else if (act.do === "unsure" || act.do === "again") result.unsure++;
  else result.answered++;
}

/** What was decided, in a word that tells two decisions apart. */
function nameOf(act: Act, { intents }: Knowledge): string {
  if (act.do === "intent") return `intent: ${intents.get(act.intent)?.title ?? act.intent}`;
  if (act.do === "article") return `article: ${act.hit.article.title}`;
  if (act.do === "hand_over") return `hand_over: ${act.reason}`;
  if (act.do === "ask_back") return `ask_back: ${act.intents.map((id) => intents.get(id)?.title ?? id).join(" / ")}`;
  return act.do;
}

async function save(
  ctx: Context,
  id: number,
  { total, done, result = null }: { total: number; done: number; result?: Result | null },
): Promise<void> {
  await sql`update bot_replay set total = ${total}, done = ${done}, result = ${result && JSON.stringify(result)}::jsonb,
    finished_at = ${result ? ctx.now : null} where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
}
