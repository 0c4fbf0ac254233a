import { createTransport } from "nodemailer";
import type { Config } from "../config/index.ts";

/** A plain letter from the installation itself, perhaps with files. */
export type Letter = {
  to: string;
  subject: string;
  text: string;
  attachments?: { filename: string; content: Buffer }[];
};

/**
 * Sends a letter by the operator's SMTP_URL and gives whether it could: false without one. Throws when the server refuses.
 * Never call it inside a transaction.
 */
export async function sendMail(config: Config, letter: Letter): Promise<boolean> {
  if (!config.smtpUrl) return false;
  const transport = createTransport({ url: config.smtpUrl, connectionTimeout: 15_000 });
  const from = config.mailFrom ?? `hamdel@${new URL(config.publicUrl).hostname}`;
  try {
    await transport.sendMail({ from, ...letter });
    return true;
  } finally {
    transport.close();
  }
}
