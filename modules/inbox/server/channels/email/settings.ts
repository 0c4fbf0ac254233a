import * as z from "zod";
import { normalise } from "../../../../../platform/identifiers/index.ts";

const host = z.string().trim().min(1).max(255);
const port = z.int().min(1).max(65535);
/** tls: encrypted from the first byte. starttls: the connection becomes encrypted before anything is said. none: in the clear. */
const security = z.enum(["tls", "starttls", "none"]);
const credential = z.string().max(500).default("");
// No line break: it would begin a header of its own.
const oneLine = z
  .string()
  .trim()
  .max(200)
  .refine((text) => !/[\r\n]/.test(text));
const address = z
  .string()
  .max(320)
  .transform((text, issues) => {
    const read = normalise("email", text);
    if ("value" in read) return read.value;
    issues.addIssue({ code: "custom", message: read.problem });
    return z.NEVER;
  });

/** What a mailbox needs. Without `imapHost` nothing is fetched: letters then come in through the webhook. */
export const emailSettings = z.object({
  /** Where letters of the brand come from, and its name there. */
  address,
  name: oneLine.default(""),
  /** Other addresses whose letters arrive in this mailbox. */
  addresses: z.array(address).max(50).default([]),
  signature: z.string().max(5_000).default(""),
  /** Answers come back to an address with a signed mark (`shop+c7.…@`): off where the server knows no plus addresses. */
  markedReplies: z.boolean().default(true),
  smtpHost: host,
  smtpPort: port.default(587),
  smtpSecurity: security.default("starttls"),
  smtpUser: credential,
  smtpPassword: credential,
  imapHost: host.nullable().default(null),
  imapPort: port.default(993),
  imapSecurity: security.default("tls"),
  imapUser: credential,
  imapPassword: credential,
  imapFolder: z.string().min(1).max(255).default("INBOX"),
  /** Whether letters that were fetched become read in the mailbox too. */
  markRead: z.boolean().default(false),
});
export type EmailSettings = z.infer<typeof emailSettings>;

/** The settings that are sealed. */
export const emailSecrets = ["smtpPassword", "imapPassword"] as const;

/** Every address of this mailbox: a letter from one of them is our own. */
export function ownAddresses(settings: Pick<EmailSettings, "address" | "addresses">): string[] {
  return [settings.address, ...settings.addresses];
}
