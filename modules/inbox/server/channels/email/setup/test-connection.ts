import type { ConnectionTest } from "../../channel-adapter.ts";
import { hasMailbox, mailboxProblem, withMailbox } from "../imap/mailbox.ts";
import { smtpOf } from "../out/smtp.ts";
import type { SmtpError } from "../out/smtp-outcome.ts";
import { smtpOutcome } from "../out/smtp-outcome.ts";
import type { EmailSettings } from "../settings.ts";

async function testSmtp(settings: EmailSettings, patience: number): Promise<ConnectionTest> {
  const { transport } = smtpOf(settings, patience);
  try {
    await transport.verify();
    return { ok: true };
  } catch (error) {
    const outcome = smtpOutcome(error as SmtpError, false);
    const code = outcome.state === "failed" ? outcome.code : "cannot_reach";
    const plain = code === "auth_failed" || code === "tls_failed" ? code : "cannot_reach";
    return { ok: false, problem: plain, detail: `SMTP: ${(error as Error).message.slice(0, 300)}` };
  } finally {
    transport.close();
  }
}

/**
 * Signs in to both servers and looks for the folder, sending and fetching nothing. The problem is a code of `problems.ts`: cannot_reach,
 * auth_failed, tls_failed, folder_missing; its detail begins with the server that it is about.
 */
export async function testConnection(settings: EmailSettings, patience = 15_000): Promise<ConnectionTest> {
  const smtp = await testSmtp(settings, patience);
  if (!smtp.ok || !hasMailbox(settings)) return smtp;
  try {
    await withMailbox(settings, (client) => client.mailboxOpen(settings.imapFolder, { readOnly: true }), patience);
    return { ok: true };
  } catch (error) {
    return { ok: false, problem: mailboxProblem(error), detail: `IMAP: ${(error as Error).message.slice(0, 300)}` };
  }
}
