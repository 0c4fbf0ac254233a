import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../platform/db/index.ts";
import { recordAudit, seal } from "../../admin/index.ts";
import { type BotSettings, botSettings, type botSettingsBody, type botSettingsRow } from "../contract.ts";
import { tokensOfMonth } from "./language-model/model-budget.ts";

type Row = { settings: unknown; model_key_sealed: string | null; revision: number };

/** How the bot behaves; off, with its usual ways, where nobody has set it. `revision` goes up with everything that it knows. */
export async function readBotSettings(
  ctx: Context,
): Promise<{ settings: BotSettings; keySealed: string | null; revision: number }> {
  const { rows } = await sql<Row>`select settings, model_key_sealed, revision from bot_setting
    where brand_id = ${ctx.brandId}`.execute(ctx.db);
  const row = rows[0];
  const settings = botSettings.parse(row?.settings ?? {});
  return { settings, keySealed: row?.model_key_sealed ?? null, revision: row?.revision ?? 0 };
}

/** The same as a page shows it: the key only as being there. */
export async function showBotSettings(ctx: Context): Promise<z.infer<typeof botSettingsRow>> {
  const { settings, keySealed } = await readBotSettings(ctx);
  return { ...settings, has_key: keySealed !== null, used_tokens: await tokensOfMonth(ctx) };
}

type Model = BotSettings["language_model"];
/** Whether a kept key may be used: it is for the place it was written for, and is never shown to another. */
export function keyGoesAlong(kept: Model, wanted: Model): boolean {
  return originOf(kept) === originOf(wanted);
}

function originOf({ base_url }: Model): string {
  return URL.canParse(base_url) ? new URL(base_url).origin : "";
}

/** Sets it; a key that is left out stays while its place does, an empty one goes. */
export async function saveBotSettings(
  ctx: Context,
  secretKey: Buffer,
  { key, ...settings }: z.infer<typeof botSettingsBody>,
): Promise<void> {
  const before = await readBotSettings(ctx);
  const stays = keyGoesAlong(before.settings.language_model, settings.language_model) ? before.keySealed : null;
  const sealed = key === undefined ? stays : key === "" ? null : seal(secretKey, key);
  await sql`insert into bot_setting (brand_id, settings, model_key_sealed) values (${ctx.brandId}, ${JSON.stringify(settings)}::jsonb, ${sealed})
    on conflict (brand_id) do update set settings = excluded.settings, model_key_sealed = excluded.model_key_sealed,
      revision = bot_setting.revision + 1`.execute(ctx.db);
  await recordAudit(ctx, { action: "bot.changed", subject: "bot", detail: { channels: settings.channels } });
}

/** What is live has changed: every process reads it anew. */
export async function renewKnowledge(ctx: Context): Promise<void> {
  await sql`insert into bot_setting (brand_id, settings) values (${ctx.brandId}, '{}')
    on conflict (brand_id) do update set revision = bot_setting.revision + 1`.execute(ctx.db);
}
