import * as z from "zod";

/** What the codes of each channel mean, in the reader's language: by the channel's word, then by code. */
export const channelSentences = z.object({ channels: z.record(z.string(), z.record(z.string(), z.string())) });
export type ChannelSentences = z.infer<typeof channelSentences>;

/** A form filled for one provider. */
export const channelPreset = z.object({
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  settings: z.record(z.string(), z.json()),
});
export type ChannelPreset = z.infer<typeof channelPreset>;

export const domainCheckQuery = z.object({
  selector: z
    .string()
    .trim()
    .regex(/^[\w.-]{1,100}$/)
    .optional()
    .describe("The name under which the mail server's DKIM key stands"),
});
/** What DNS says about the domain of a mailbox; `advice` is what to put there, where something is missing. */
export const domainFinding = z.object({
  about: z.enum(["spf", "dkim", "dmarc"]),
  severity: z.enum(["fine", "advice", "wrong"]),
  code: z.string(),
  text: z.string(),
  record: z.string().nullable().describe("As it stands now"),
  name: z.string().describe("Where it stands, or should"),
  advice: z.string().nullable().describe("The record to paste; its gaps are the mail provider's to fill"),
});
export type DomainFinding = z.infer<typeof domainFinding>;
