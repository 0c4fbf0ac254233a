import { createHash } from "node:crypto";
import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { announce, isNews } from "../../../../platform/events/index.ts";
import { recordChanges } from "../../../../platform/realtime/index.ts";
import { searchForm } from "../../../../platform/text/index.ts";
import { sentimentOf } from "../../../../platform/text/sentiment/index.ts";
import { identityByValue } from "../../../customers/index.ts";
import { sourceId } from "../../../intake/index.ts";
import { recordInteractions } from "../../../timeline/index.ts";
import type { Taken } from "../../contract.ts";
import { MentionsArrived } from "../../events.ts";
import { keepDays } from "../mentions/mention-settings.ts";
import { type LiveTerm, liveTerms } from "../terms/live-terms.ts";
import { judgeTerm, spokenOf } from "../terms/match-terms.ts";
import type { Heard } from "./heard.ts";

/** What changed when a mention came in or was dealt with. */
export const mentionTopic = "public_mention";
const longestText = 20_000;
const day = 86_400_000;
const atOnce = 500;

type Found = { heard: Heard; key: string; terms: LiveTerm[] };
type Kept = z.infer<typeof MentionsArrived.schema>["mentions"][number];
type Source = { id: number; keep_all: boolean };

/**
 * Keeps what was heard, each once for its source: what a live term is found in, or all of it where the source says so. The rest is not
 * stored in any form. Known authors get a line in their timeline, of the kind *mention*, which counts as no contact. What is older than words
 * are kept is passed by. What was said within a day is announced, unless a file brings it.
 */
export async function takeMentions(ctx: Context, source: Source, coming: readonly Heard[]): Promise<Taken> {
  const terms = await liveTerms(ctx);
  const oldest = ctx.now.getTime() - (await keepDays(ctx)) * day;
  const found = new Map<string, Found>();
  let unmatched = 0;
  for (const heard of coming) {
    const matched = heard.saidAt.getTime() < oldest ? null : matchedTerms(terms, heard);
    const key = createHash("sha256").update(heard.key).digest("hex");
    if (matched && (matched.length > 0 || source.keep_all))
      found.set(key, found.get(key) ?? { heard, key, terms: matched });
    else unmatched++;
  }
  const kept: Kept[] = [];
  // Always in one order: two that bring the same wait for one another and never in a circle.
  for (const one of [...found.values()].sort((a, b) => (a.key < b.key ? -1 : 1))) {
    const mention = await keepOne(ctx, source.id, one);
    if (mention) kept.push(mention);
  }
  if (kept.length > 0)
    await recordChanges(
      ctx,
      mentionTopic,
      kept.map(({ mentionId }) => mentionId),
    );
  const news = kept.filter(({ saidAt }) => isNews(ctx, new Date(saidAt)));
  for (let at = 0; at < news.length; at += atOnce)
    await announce(ctx, MentionsArrived, { mentions: news.slice(at, at + atOnce) });
  return { kept: kept.length, repeated: coming.length - unmatched - kept.length, unmatched };
}

function matchedTerms(terms: readonly LiveTerm[], { title, text, place }: Heard): LiveTerm[] {
  const spoken = spokenOf(`${title}\n${text}\n${place ?? ""}`);
  return terms.filter((term) => judgeTerm(spoken, term).found);
}

/** Gives a mention that is new; null where it was heard before. */
async function keepOne(ctx: Context, sourceOfIt: number, { heard, key, terms }: Found): Promise<Kept | null> {
  const { title, author, link, place, channel, chat } = heard;
  const text = heard.text.slice(0, longestText);
  const known = heard.identity ? await identityByValue(ctx, heard.identity.type, heard.identity.value) : null;
  const { label, score, evidence } = sentimentOf(`${title}\n${text}`.trim());
  const saidAt = new Date(Math.min(heard.saidAt.getTime(), ctx.now.getTime()));
  const { rows } = await sql<{ id: number; customer_id: number | null }>`
    insert into public_mention (brand_id, source_id, key, said_at, heard_at, title, body, author, link, place, search, channel, identity_id,
      chat, sentiment, score, evidence)
    values (${ctx.brandId}, ${sourceOfIt}, ${key}, ${saidAt}, ${ctx.now}, ${clean(title)}, ${clean(text)}, ${clean(author)}, ${link},
      ${clean(place)}, ${searchForm(clean([title, text, author, place].filter(Boolean).join("\n")) ?? "")}, ${channel}, ${known?.id ?? null},
      ${chat ? JSON.stringify(chat) : null}::jsonb, ${label}, ${score}, ${evidence.slice(0, 20).map((word) => clean(word) ?? "")}::text[])
    on conflict (brand_id, source_id, key) do nothing
    returning id, (select m.customer_id from identity_map m
      where m.brand_id = public_mention.brand_id and m.identity_id = public_mention.identity_id) as customer_id`.execute(
    ctx.db,
  );
  if (!rows[0]) return null;
  const { id, customer_id: customerId } = rows[0];
  await sql`insert into public_mention_term (brand_id, mention_id, term_id, version)
    select ${ctx.brandId}, ${id}, * from unnest(${terms.map((one) => one.id)}::bigint[], ${terms.map((one) => one.version)}::int[])`.execute(
    ctx.db,
  );
  if (known) await tellTimeline(ctx, { id, identityId: known.id, at: saidAt, channel, score });
  return {
    ...{ mentionId: id, sourceId: sourceOfIt, customerId, channel, saidAt: saidAt.toISOString(), sentiment: label },
    termIds: terms.map((one) => one.id),
  };
}

/** PostgreSQL keeps no null characters and no halves of letters. */
function clean(text: string | null): string | null {
  return text?.replaceAll("\0", "").toWellFormed() || null;
}

type Told = { id: number; identityId: number; at: Date; channel: string; score: number };

/** The words stay with the mention: the timeline shows them for as long as they are kept. */
async function tellTimeline(ctx: Context, { id, identityId, at, channel, score }: Told): Promise<void> {
  await recordInteractions(ctx, [
    {
      ...{ sourceId: await sourceId(ctx, "mentions"), externalId: String(id), identityId, occurredAt: at },
      ...{ kind: "mention" as const, channel, direction: "in" as const, subject: "mention", subjectId: id },
      feeling: Math.round(score * 2),
    },
  ]);
}
