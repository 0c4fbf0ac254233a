import type { ChannelAdapter } from "../channel-adapter.ts";
import { hasMailbox } from "./imap/mailbox.ts";
import { pollMailbox } from "./imap/poll-mailbox.ts";
import { readLetterHook } from "./in/read-hook.ts";
import { sendLetter } from "./out/send-letter.ts";
import { type EmailSettings, emailSecrets, emailSettings, ownAddresses } from "./settings.ts";
import { testConnection } from "./setup/test-connection.ts";

/** Letters: out by SMTP, in by IMAP or a webhook that takes raw ones. */
export const email: ChannelAdapter<EmailSettings> = {
  kind: "email",
  channel: "email",
  settings: emailSettings,
  secrets: emailSecrets,
  limits: () => ({ attachments: true, most: null }),
  // SMTP has no key for a letter: one that was sent twice arrives twice, under one Message-ID.
  idempotent: false,
  test: (settings) => testConnection(settings),
  send: (settings, outgoing, { secretKey }) => sendLetter(settings, outgoing, secretKey),
  readHook: readLetterHook,
  pollEvery: 20,
  async poll(settings, cursor, { now, secretKey }) {
    if (!hasMailbox(settings)) return { messages: [], reports: [], cursor };
    return pollMailbox(settings, cursor, { now, secretKey, own: ownAddresses(settings) });
  },
};
