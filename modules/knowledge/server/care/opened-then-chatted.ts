import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { brandSettings, isoDayInBrand } from "../../../admin/index.ts";
import type { ChatBegan } from "../../../inbox/index.ts";
import type { ArticleLanguage } from "../../contract.ts";
import { voterOf } from "../public/vote.ts";

/** Minutes within which a chat counts as having followed an article. */
const soon = 30;

/** Keeps for a while that this reader opened an article. */
export async function noteReading(
  ctx: Context,
  reader: Buffer,
  article: number,
  language: ArticleLanguage,
): Promise<void> {
  await sql`insert into article_reading (brand_id, reader, article_id, language, at)
    values (${ctx.brandId}, ${reader}, ${article}, ${language}, ${ctx.now})
    on conflict (brand_id, reader, article_id, language) do update set at = excluded.at`.execute(ctx.db);
}

/**
 * Counts articles that were opened by the same browser in the half-hour before a chat began as opened and still asked, each once. People
 * behind one address with the very same browser cannot be told apart; no cookie is set to do so.
 */
export async function countChatAfterReading(
  ctx: Context,
  house: House,
  { conversationId, traits }: ChatBegan,
): Promise<void> {
  const since = new Date(ctx.now.getTime() - soon * 60_000);
  const brand = await brandSettings(ctx);
  // Just after midnight the reader was another one before.
  const readers = [since, ctx.now].map((at) => voterOf(house, isoDayInBrand(brand, at), ...traits));
  await sql`with opened as (delete from article_reading where brand_id = ${ctx.brandId} and reader in (${readers[0]}, ${readers[1]})
      returning article_id, language, at)
    insert into article_contact (brand_id, language, article_id, conversation_id, at)
    select ${ctx.brandId}, language, article_id, ${conversationId}, ${ctx.now} from opened where at >= ${since}`.execute(
    ctx.db,
  );
}
