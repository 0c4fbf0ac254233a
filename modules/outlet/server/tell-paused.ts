import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { enqueue, type JobRun } from "../../../platform/jobs/index.ts";
import { type Letter, sendMail } from "../../../platform/mail/index.ts";
import { type Brand, brandSettings, listMembers } from "../../admin/index.ts";
import type { Webhook } from "../contract.ts";

/** The job that mails to one of those who look after webhooks that an address was paused. */
export const tellPausedJob = "webhook-paused-letter";
type Told = { id: number; userId: string };
type Paused = { name: string; address: string; paused_why: Webhook["paused_why"] };

/** Leaves a letter to each owner and manager: we stopped sending to this address. */
export async function tellPaused(ctx: Context, webhookId: number): Promise<void> {
  for (const { userId, role } of await listMembers(ctx)) {
    if (role === "owner" || role === "manager") await enqueue(ctx, tellPausedJob, { id: webhookId, userId });
  }
}

/** Mails that an address was paused, and why, unless it works again meanwhile or the installation sends no mail. */
export async function mailPaused(job: JobRun, { id, userId }: Told): Promise<void> {
  const { config } = job.house;
  const letter = await job.read(async (ctx) => {
    const { rows } = await sql<Paused>`select name, address, paused_why from webhook
      where brand_id = ${ctx.brandId} and id = ${id} and removed_at is null`.execute(ctx.db);
    const to = (await listMembers(ctx)).find((member) => member.userId === userId)?.email;
    return to && rows[0] ? pausedLetter(config.publicUrl, await brandSettings(ctx), rows[0], to) : null;
  });
  if (letter) await sendMail(config, letter);
}

const words = {
  fa: {
    subject: (name: string) => `فرستادن رویدادها به «${name}» متوقف شد`,
    why: {
      dead: "این نشانی مدت‌هاست پاسخ درست نمی‌دهد، پس فرستادن رویدادها به آن را متوقف کردیم:",
      gone: "این نشانی گفت دیگر برقرار نیست (کد ۴۱۰)، پس فرستادن رویدادها به آن را متوقف کردیم:",
    },
    next: "وقتی درست شد، در این صفحه آن را آزمایش کنید و راه بیندازید. هرچه در سی روز گذشته مانده باشد، همان وقت فرستاده می‌شود:",
  },
  en: {
    subject: (name: string) => `Sending events to “${name}” was paused`,
    why: {
      dead: "This address has not answered rightly for a long time, so sending events to it was paused:",
      gone: "This address said that it is gone (410), so sending events to it was paused:",
    },
    next: "Once it is well again, test it on this page and let it go on. What waited there for up to thirty days is sent then:",
  },
};

function pausedLetter(
  publicUrl: string,
  brand: Brand,
  { name, address, paused_why: why }: Paused,
  to: string,
): Letter | null {
  if (why !== "dead" && why !== "gone") return null;
  const { subject, why: reasons, next } = words[brand.language];
  const page = `${publicUrl}/${brand.slug}/settings/webhooks`;
  return { to, subject: subject(name), text: [reasons[why], address, next, page].join("\n\n") };
}
