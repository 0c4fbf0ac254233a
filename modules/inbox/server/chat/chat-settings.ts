import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import { type ChatSettings, chatSettings } from "../../contract.ts";

const beginning: ChatSettings = chatSettings.parse({
  greeting: { fa: "سلام، چطور می‌توانیم کمکتان کنیم؟", en: "Hello, how can we help you?" },
  closed_text: {
    fa: "الان همکاری پشت میز نیست. پیامتان را بنویسید؛ در نخستین ساعت کاری پاسخ می‌دهیم.",
    en: "Nobody is at the desk now. Write to us; we answer in the first working hour.",
  },
});

/** How the chat of a site looks and behaves; off, with a greeting, where nobody has set it. Refuses `not_found`. */
export async function readChatSettings(ctx: Context, siteId: number): Promise<ChatSettings> {
  await refuseUnknownSite(ctx, siteId);
  const { rows } = await sql<{ settings: unknown }>`select settings from chat_setting
    where brand_id = ${ctx.brandId} and site_id = ${siteId}`.execute(ctx.db);
  return rows[0] ? chatSettings.parse(rows[0].settings) : beginning;
}

/** Sets it. Refuses `not_found`. */
export async function saveChatSettings(ctx: Context, siteId: number, settings: ChatSettings): Promise<void> {
  await refuseUnknownSite(ctx, siteId);
  await sql`insert into chat_setting (brand_id, site_id, settings)
    values (${ctx.brandId}, ${siteId}, ${JSON.stringify(settings)}::jsonb)
    on conflict (brand_id, site_id) do update set settings = excluded.settings`.execute(ctx.db);
  await recordAudit(ctx, { action: "chat.changed", subject: "site", subjectId: siteId });
}

/** The public key of a site whose chat is on; null where it is off or the site is gone. */
export async function openChatKey(ctx: Context, siteId: number): Promise<string | null> {
  const { rows } = await sql<{ site_key: string; settings: unknown }>`select s.site_key, c.settings
    from site s join chat_setting c on c.brand_id = s.brand_id and c.site_id = s.id
    where s.brand_id = ${ctx.brandId} and s.id = ${siteId} and s.revoked_at is null`.execute(ctx.db);
  return rows[0] && chatSettings.parse(rows[0].settings).on ? rows[0].site_key : null;
}

async function refuseUnknownSite(ctx: Context, siteId: number): Promise<void> {
  const { rows } =
    await sql`select from site where brand_id = ${ctx.brandId} and id = ${siteId} and revoked_at is null`.execute(
      ctx.db,
    );
  if (rows.length === 0) throw new Refusal("not_found", "site");
}
