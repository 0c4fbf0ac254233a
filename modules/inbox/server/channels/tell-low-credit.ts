import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { formatMoney, formatNumber } from "../../../../platform/i18n/index.ts";
import { enqueue, type JobRun } from "../../../../platform/jobs/index.ts";
import { type Letter, sendMail } from "../../../../platform/mail/index.ts";
import { type Brand, brandSettings, listMembers } from "../../../admin/index.ts";
import type { ChannelAccount } from "../../contract.ts";

/** The job that mails to one of those who look after channels that a line's credit runs short. */
export const tellLowCreditJob = "low-credit-letter";
type Told = { accountId: number; userId: string };
type Line = { name: string; credit: NonNullable<ChannelAccount["credit"]> };

/** Leaves a letter to each owner and manager: it is time to top up this account. */
export async function tellLowCredit(ctx: Context, accountId: number): Promise<void> {
  for (const { userId, role } of await listMembers(ctx)) {
    if (role === "owner" || role === "manager") await enqueue(ctx, tellLowCreditJob, { accountId, userId });
  }
}

/** Mails what is left on an account, unless it was topped up meanwhile or the installation sends no mail. */
export async function mailLowCredit(job: JobRun, { accountId, userId }: Told): Promise<void> {
  const { config } = job.house;
  const letter = await job.read(async (ctx) => {
    const { rows } = await sql<Line>`select name, credit from channel_account
      where brand_id = ${ctx.brandId} and id = ${accountId} and removed_at is null and (credit->>'low')::boolean`.execute(
      ctx.db,
    );
    const to = (await listMembers(ctx)).find((member) => member.userId === userId)?.email;
    return to && rows[0] ? lowCreditLetter(config.publicUrl, await brandSettings(ctx), rows[0], to) : null;
  });
  if (letter) await sendMail(config, letter);
}

const words = {
  fa: {
    subject: (name: string) => `اعتبار خط «${name}» رو به پایان است`,
    messages: (left: string) => `${left} پیام`,
    left: (name: string, left: string) => `از اعتبار خط «${name}» تنها ${left} مانده است.`,
    next: "در پنل ارائه‌دهنده آن را شارژ کنید تا پیام‌ها به مشتریان برسند. وضعیت خط‌ها در این صفحه است:",
  },
  en: {
    subject: (name: string) => `The credit of the line “${name}” runs short`,
    messages: (left: string) => `${left} messages`,
    left: (name: string, left: string) => `Only ${left} are left on the line “${name}”.`,
    next: "Top it up in the provider's panel, so that messages go on reaching customers. How lines stand is on this page:",
  },
};

function lowCreditLetter(publicUrl: string, brand: Brand, { name, credit }: Line, to: string): Letter {
  const { language, moneyUnit, slug } = brand;
  const said = words[language];
  const left =
    credit.unit === "rial"
      ? formatMoney(credit.left, "IRR", moneyUnit, language)
      : said.messages(formatNumber(credit.left, language));
  const text = [said.left(name, left), said.next, `${publicUrl}/${slug}/settings/channels`].join("\n\n");
  return { to, subject: said.subject(name), text };
}
