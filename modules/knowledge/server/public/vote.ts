import { createHmac } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { keyFor } from "../../../admin/index.ts";
import { type ArticleLanguage, type VoteReason, voteReasons } from "../../contract.ts";

/** A browser of today as a keyed hash: two clicks are one vote, and tomorrow nobody can tell that it is the same. */
export function voterOf(house: House, day: string, ...traits: string[]): Buffer {
  return createHmac("sha256", keyFor(house.config.secretKey, "help-voters"))
    .update(JSON.stringify([day, ...traits]))
    .digest()
    .subarray(0, 16);
}

type Vote = { article: number; language: ArticleLanguage; voter: Buffer; useful: boolean; reason: string | null };

/** Keeps whether an article was useful; another vote of the same reader and day takes its place. */
export async function keepVote(ctx: Context, { article, language, voter, useful, reason }: Vote): Promise<void> {
  const why = useful ? null : (voteReasons.find((one) => one === (reason as VoteReason)) ?? null);
  await sql`insert into article_vote (brand_id, article_id, language, voter, useful, reason, at)
    values (${ctx.brandId}, ${article}, ${language}, ${voter}, ${useful}, ${why}, ${ctx.now})
    on conflict (brand_id, article_id, language, voter) do update set useful = excluded.useful, reason = excluded.reason, at = excluded.at`.execute(
    ctx.db,
  );
}
