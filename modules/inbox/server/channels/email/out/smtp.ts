import { isIP } from "node:net";
import { createTransport } from "nodemailer";
import type { Reach } from "../../../../../../platform/outgoing/index.ts";
import type { EmailSettings } from "../settings.ts";

/** A connection to the brand's mail server, and whether it has been given a letter's text yet. */
export type Smtp = { transport: ReturnType<typeof createTransport>; handedOver(): boolean };

/**
 * Opens nothing yet: nodemailer connects when something is sent, to the address that `reach` gives and refuses as it does. The caller
 * closes the transport.
 */
export async function smtpOf(settings: EmailSettings, reach: Reach, patience = 20_000): Promise<Smtp> {
  let handedOver = false;
  const hear = (entry: { tnx?: string }, line: unknown) => {
    // 354 is the server's "go on": from here on the letter may be there.
    if (entry?.tnx === "server" && String(line).startsWith("354")) handedOver = true;
  };
  const silent = () => {};
  const logger = {
    level: silent,
    trace: silent,
    debug: hear,
    info: silent,
    warn: silent,
    error: silent,
    fatal: silent,
  };
  const { smtpHost, smtpPort: port, smtpSecurity, smtpUser: user, smtpPassword: pass } = settings;
  const transport = createTransport({
    host: await reach(smtpHost),
    ...(isIP(smtpHost) === 0 && { tls: { servername: smtpHost } }),
    port,
    secure: smtpSecurity === "tls",
    requireTLS: smtpSecurity === "starttls",
    ignoreTLS: smtpSecurity === "none",
    ...(user && { auth: { user, pass } }),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience * 3,
    logger: logger as never,
    transactionLog: true,
  });
  return { transport, handedOver: () => handedOver };
}
