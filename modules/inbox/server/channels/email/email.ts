import { Refusal } from "../../../../../platform/errors/index.ts";
import type { ChannelAdapter } from "../channel-adapter.ts";
import { hasMailbox, mailboxProblem } from "./imap/mailbox.ts";
import { cursorShape, pollMailbox } from "./imap/poll-mailbox.ts";
import { watchMailbox } from "./imap/watch.ts";
import { readLetterHook } from "./in/read-hook.ts";
import { sendLetter } from "./out/send-letter.ts";
import { type EmailSettings, emailSecrets, emailSettings, ownAddresses } from "./settings.ts";
import { emailProblems } from "./setup/problems.ts";
import { testConnection } from "./setup/test-connection.ts";

/** Letters: out by SMTP, in by IMAP or a webhook that takes raw ones. */
export const email: ChannelAdapter<EmailSettings> = {
  kind: "email",
  channel: "email",
  settings: emailSettings,
  secrets: emailSecrets,
  problems: emailProblems,
  limits: () => ({ attachments: true, most: null }),
  // SMTP has no key for a letter: one that was sent twice arrives twice, under one Message-ID.
  idempotent: false,
  test: (settings, { reach }) => testConnection(settings, reach),
  send: (settings, outgoing, tools) => sendLetter(settings, outgoing, tools),
  readHook: readLetterHook,
  pollEvery: 20,
  async poll(settings, cursor, { now, secretKey, reach }) {
    if (!hasMailbox(settings)) return { messages: [], reports: [], cursor };
    return pollMailbox(settings, cursor, { now, secretKey, reach, own: ownAddresses(settings) }).catch((error) => {
      throw new Refusal("channel_failed", { values: { problem: mailboxProblem(error) } });
    });
  },
  watch(settings, cursor, watching, { reach }) {
    if (!hasMailbox(settings)) return undefined;
    const known = cursorShape.safeParse(cursor);
    return watchMailbox(settings, known.success ? known.data : null, reach, watching);
  },
};
