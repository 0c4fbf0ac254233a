import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { brandSettings } from "../../../admin/index.ts";
import { fileState } from "../attachments/attachments.ts";
import { writePass } from "./passes.ts";
import type { Notice } from "./push-adapter.ts";

/** An answer as it is to be told; `at` is when it was given. */
export type Answer = { id: number; at: Date; body: string; conversationId: number };
/** For so long an answer is worth telling. */
export const dayLong = 24 * 3600 * 1000;

const titles = {
  fa: { answer: "پاسخ می‌دهم", later: "بعداً", files: "فایلی برای شما فرستاده شد." },
  en: { answer: "Answer", later: "Later", files: "A file was sent to you." },
};

/** Writes the notice of an answer for the devices of one visitor. Gives a function of the device. */
export async function noticeOf(ctx: Context, { config }: Pick<House, "config">, answer: Answer) {
  const { name } = await brandSettings(ctx);
  const until = new Date(answer.at.getTime() + dayLong);
  const [picture, url] = [await pictureOf(ctx, answer.id), await pageOf(ctx, answer.conversationId)];
  const address = (what: "picture" | "later", about: readonly number[]) =>
    `${config.publicUrl}/api/v1/chat/push/${what}/${writePass(config.secretKey, what, { brandId: ctx.brandId, about, until })}`;
  return (device: { id: number; language: "fa" | "en" }): Notice => {
    const { answer: yes, later, files } = titles[device.language];
    return {
      tag: `hamdel-${answer.conversationId}`,
      title: name,
      body: answer.body.trim() || files,
      language: device.language,
      image: picture === null ? null : address("picture", [picture]),
      url,
      conversation: answer.conversationId,
      message: answer.id,
      actions: [
        { action: "answer", title: yes },
        { action: "later", title: later },
      ],
      later: address("later", [answer.id, device.id]),
      lasts: Math.max(60, Math.floor((until.getTime() - ctx.now.getTime()) / 1000)),
    };
  };
}

/** The first picture of a message that may be shown. */
async function pictureOf(ctx: Context, messageId: number): Promise<number | null> {
  const { rows } = await sql<{
    id: number;
  }>`select a.id from attachment a where a.brand_id = ${ctx.brandId} and a.message_id = ${messageId}
    and a.erased_at is null and a.content_type in ('image/png', 'image/jpeg', 'image/webp', 'image/gif') and ${fileState} is null
    order by a.id limit 1`.execute(ctx.db);
  return rows[0]?.id ?? null;
}

/** The page from which the visitor last wrote: there the conversation opens. The worker opens pages of its own site alone. */
async function pageOf(ctx: Context, conversationId: number): Promise<string | null> {
  const { rows } = await sql<{ url: string }>`select t.meta ->> 'url' as url from message m
    join message_text t on t.brand_id = m.brand_id and t.message_id = m.id and t.meta ? 'url'
    where m.brand_id = ${ctx.brandId} and m.conversation_id = ${conversationId} and m.direction = 'in' and m.channel = 'chat'
    order by m.seq desc limit 1`.execute(ctx.db);
  const url = rows[0]?.url ?? "";
  return /^https?:\/\//.test(url) && url.length <= 500 ? url : null;
}
