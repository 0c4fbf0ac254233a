import type { House } from "../../../../platform/house/module.ts";
import { sendMail } from "../../../../platform/mail/index.ts";
import { lettersIn } from "../letters.ts";
import { userById } from "../people/users.ts";

type Asked = { user: { id: string; email: string; name: string }; token: string };

/** Mails the address at which a person chooses a new password. It does not wait: how long the mail takes must not tell who is known here. */
export function mailPasswordReset(house: House): (asked: Asked) => Promise<void> {
  return async ({ user, token }) => {
    const link = `${house.config.publicUrl}/reset-password?token=${encodeURIComponent(token)}`;
    const send = async () => {
      const { language } = (await userById(house.database.app, user.id)) ?? { language: null };
      const { subject, text } = lettersIn(language).reset;
      await sendMail(house.config, { to: user.email, subject, text: text(user.name, link) });
    };
    send().catch((error) => house.log.error({ err: error }, "password mail failed"));
  };
}
