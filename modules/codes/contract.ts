import * as z from "zod";
import { oneLine } from "../admin/contract.ts";

const id = z.coerce.number().int().positive();
export const idParams = z.object({ id });
export const made = z.object({ id: z.number() });

/** A branch as a whole, one table, counter or shelf, or a colleague. */
export const placeKinds = ["branch", "counter", "colleague"] as const;
export type PlaceKind = (typeof placeKinds)[number];
export const codeTargets = ["chat", "survey"] as const;
export type CodeTarget = (typeof codeTargets)[number];

/** What is written of a code: which place it is of, and what it opens. */
export const codeBody = z
  .object({
    kind: z.enum(placeKinds),
    name: oneLine(60).describe("As customers read it: «میز ۴»"),
    branch: z.number().int().positive().nullable(),
    user: z.string().max(100).nullable(),
    target: z.enum(codeTargets),
    site: z.number().int().positive().nullable().describe("Whose chat opens"),
    survey: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,59}$/)
      .nullable(),
    headline: z
      .string()
      .trim()
      .max(90)
      .regex(/^[^\p{Cc}]*$/u)
      .describe("The large words of the poster; empty for the usual ones"),
  })
  .refine(({ kind, branch }) => kind !== "branch" || branch !== null, { path: ["branch"] })
  .refine(({ kind, user }) => (kind === "colleague") === (user !== null), { path: ["user"] })
  .refine(({ target, site }) => (target === "chat") === (site !== null), { path: ["site"] })
  .refine(({ target, survey }) => (target === "survey") === (survey !== null), { path: ["survey"] });
export type CodeBody = z.infer<typeof codeBody>;

/** A code with how often it was scanned, and how many conversations and answers came through it. */
export const codeRow = z.object({
  ...codeBody.shape,
  id: z.number(),
  title: z.string().describe("The place with its branch"),
  address: z.string().describe("What the code says"),
  retired_at: z.string().nullable(),
  scans: z.number(),
  conversations: z.number(),
  answers: z.number(),
});
export type CodeRow = z.infer<typeof codeRow>;
export const codeList = z.object({ rows: z.array(codeRow), can_print: z.boolean() });
export const retirement = z.object({ retired: z.boolean() });

/** The last thirty days of a code, the brand's own days. */
export const codeDays = z.object({
  days: z.array(z.object({ day: z.string(), scans: z.number(), conversations: z.number(), answers: z.number() })),
});
export const pictureQuery = z.object({ format: z.enum(["svg", "png"]).default("svg") });
/** A table tent is an A4 sheet that is folded: the place on both sides. */
export const posterSizes = ["a4", "a5", "tent"] as const;
export type PosterSize = (typeof posterSizes)[number];
export const posterQuery = z.object({
  size: z.enum(posterSizes).default("a4"),
  lang: z.enum(["fa", "en"]).default("fa"),
});
