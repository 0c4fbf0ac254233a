import { isIP } from "node:net";
import { ImapFlow } from "imapflow";
import { Refusal } from "../../../../../../platform/errors/index.ts";
import type { Reach } from "../../../../../../platform/outgoing/index.ts";
import type { EmailSettings } from "../settings.ts";

/** Settings of a mailbox that can be fetched from. */
export type MailboxSettings = EmailSettings & { imapHost: string };

/** Whether letters are fetched at all. */
export function hasMailbox(settings: EmailSettings): settings is MailboxSettings {
  return settings.imapHost !== null;
}

/**
 * A client that is not connected yet, for the address that `reach` gives. It idles only when told to, and errors come out of its calls
 * alone. Refuses as `reach` does.
 */
export async function mailboxClient(settings: MailboxSettings, reach: Reach, patience = 20_000): Promise<ImapFlow> {
  const { imapHost, imapPort: port, imapSecurity, imapUser: user, imapPassword: pass } = settings;
  const client = new ImapFlow({
    host: await reach(imapHost),
    ...(isIP(imapHost) === 0 && { servername: imapHost }),
    port,
    secure: imapSecurity === "tls",
    ...(imapSecurity !== "tls" && { doSTARTTLS: imapSecurity === "starttls" }),
    auth: { user, pass },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: 10 * 60_000,
    clientInfo: { name: "Hamdel" },
  });
  // Without a listener an error after the last call would end the process.
  client.on("error", () => {});
  return client;
}

/** Connects, runs what is to be done, and says good-bye whatever happens. */
export async function withMailbox<Result>(
  settings: MailboxSettings,
  reach: Reach,
  run: (client: ImapFlow) => Promise<Result>,
  patience?: number,
): Promise<Result> {
  const client = await mailboxClient(settings, reach, patience);
  try {
    await client.connect();
    return await run(client);
  } finally {
    if (client.usable) await client.logout().catch(() => client.close());
    else client.close();
  }
}

type ImapError = Error & {
  code?: string;
  authenticationFailed?: boolean;
  tlsFailed?: boolean;
  mailboxMissing?: boolean;
  responseStatus?: string;
};

/** The plain code of what went wrong with a mailbox: cannot_reach, address_refused, auth_failed, tls_failed, folder_missing. */
export function mailboxProblem(error: unknown): string {
  const {
    code = "",
    message = "",
    authenticationFailed,
    tlsFailed,
    mailboxMissing,
    responseStatus,
  } = error as ImapError;
  if (error instanceof Refusal) return error.code;
  if (authenticationFailed) return "auth_failed";
  if (mailboxMissing) return "folder_missing";
  if (tlsFailed || /CERT|TLS|SSL|EPROTO/.test(code) || /certificate|self.signed|starttls|tls|ssl/i.test(message))
    return "tls_failed";
  return responseStatus === "NO" ? "folder_missing" : "cannot_reach";
}
