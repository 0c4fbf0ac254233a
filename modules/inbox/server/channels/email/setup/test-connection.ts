import type { Reach } from "../../../../../../platform/outgoing/index.ts";
import type { ConnectionTest } from "../../channel-adapter.ts";
import { hasMailbox, mailboxProblem, withMailbox } from "../imap/mailbox.ts";
import { type Smtp, smtpOf } from "../out/smtp.ts";
import type { SmtpError } from "../out/smtp-outcome.ts";
import { smtpOutcome } from "../out/smtp-outcome.ts";
import type { EmailSettings } from "../settings.ts";

const told = ["auth_failed", "tls_failed", "address_refused"];

async function testSmtp(settings: EmailSettings, reach: Reach, patience: number): Promise<ConnectionTest> {
  let transport: Smtp["transport"] | null = null;
  try {
    ({ transport } = await smtpOf(settings, reach, patience));
    await transport.verify();
    return { ok: true };
  } catch (error) {
    const outcome = smtpOutcome(error as SmtpError, false);
    const code = outcome.state === "failed" ? outcome.code : "cannot_reach";
    const plain = told.includes(code) ? code : "cannot_reach";
    return { ok: false, problem: plain, detail: `SMTP: ${(error as Error).message.slice(0, 300)}` };
  } finally {
    transport?.close();
  }
}

/**
 * Signs in to both servers and looks for the folder, sending and fetching nothing. The problem is a code of `problems.ts`: cannot_reach,
 * address_refused, auth_failed, tls_failed, folder_missing; its detail begins with the server that it is about.
 */
export async function testConnection(
  settings: EmailSettings,
  reach: Reach,
  patience = 15_000,
): Promise<ConnectionTest> {
  const smtp = await testSmtp(settings, reach, patience);
  if (!smtp.ok || !hasMailbox(settings)) return smtp;
  try {
    await withMailbox(
      settings,
      reach,
      (client) => client.mailboxOpen(settings.imapFolder, { readOnly: true }),
      patience,
    );
    return { ok: true };
  } catch (error) {
    return { ok: false, problem: mailboxProblem(error), detail: `IMAP: ${(error as Error).message.slice(0, 300)}` };
  }
}
