import * as z from "zod";

const id = z.number().int().positive();
const colour = z.string().regex(/^#[0-9a-f]{6}$/i);
const both = (most: number) => z.object({ fa: z.string().trim().max(most), en: z.string().trim().max(most) });

/** What every form may ask; others are the brand's own. */
export const usualFields = ["name", "email", "phone", "subject", "order", "message", "file"] as const;
export const ownFieldTypes = ["text", "long", "choice", "checkbox"] as const;

const usualField = z.object({ is: z.enum(usualFields), required: z.boolean() });
const ownField = z.object({
  is: z.literal("own"),
  key: z.string().regex(/^[a-z][a-z0-9_]{0,29}$/),
  label: both(100),
  type: z.enum(ownFieldTypes),
  options: z.array(z.string().trim().min(1).max(100)).max(30).default([]),
  required: z.boolean(),
});
/** A field of a form, in the order in which it is asked. */
export const formField = z.discriminatedUnion("is", [usualField, ownField]);
export type FormField = z.infer<typeof formField>;

/** A page's name: `shop.ir`, `*.shop.ir`. */
const domain = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/);

const settings = z.object({
  on: z.boolean().default(true),
  language: z.enum(["fa", "en"]),
  colour: colour.default("#0e8f8a"),
  title: z.string().trim().max(120).default(""),
  intro: z.string().trim().max(500).default(""),
  button: z.string().trim().max(40).default(""),
  thanks: z.string().trim().max(500).default(""),
  consent: z.string().trim().max(500).default("").describe("A line to agree to before sending; empty asks nothing"),
  fields: z.array(formField).min(1).max(30),
  domains: z.array(domain).max(50).default([]),
  thanks_url: z.union([z.literal(""), z.url({ protocol: /^https?$/ }).max(500)]).default(""),
});

/** How a form looks and what it asks. `domains`: where it may stand and where it may lead; empty is everywhere, and nowhere. */
export const formSettings = settings
  .refine(({ fields }) => new Set(fields.map(fieldName)).size === fields.length, { path: ["fields"] })
  .refine(({ fields }) => fields.some(({ is }) => is === "message" || is === "own"), { path: ["fields"] });
export type FormSettings = z.infer<typeof formSettings>;

/** Under which name a field is sent. */
export function fieldName(field: FormField): string {
  return field.is === "own" ? `own_${field.key}` : field.is;
}

export const contactForm = z.object({
  id,
  key: z.string(),
  name: z.string(),
  team: id.nullable(),
  settings: formSettings,
  last_at: z.iso.datetime({ offset: true }).nullable().describe("When something was last sent with it"),
});
export type ContactForm = z.infer<typeof contactForm>;
export const contactFormBody = z.object({
  name: z.string().trim().min(1).max(100),
  team: id.nullable().default(null),
  settings: formSettings,
});
export type ContactFormBody = z.infer<typeof contactFormBody>;

/** What a page needs to draw the form; public. */
export const shownForm = settings.pick({
  language: true,
  colour: true,
  title: true,
  intro: true,
  button: true,
  thanks: true,
  consent: true,
  fields: true,
  thanks_url: true,
});
export type ShownForm = z.infer<typeof shownForm>;
/** Work to do before sending: a number is looked for whose SHA-256 with the challenge begins with so many zero bits. */
export const formChallenge = z.object({ challenge: z.string(), bits: z.number() });
/** `kept`: it is on disk. What is wrong is named field by field. */
export const formAnswer = z.object({
  result: z.enum(["kept", "wrong", "again"]),
  wrong: z.record(z.string(), z.string()).optional(),
});
export type FormAnswer = z.infer<typeof formAnswer>;
