import * as z from "zod";

export * from "./contract/care.ts";

const id = z.number().int().positive();
const instant = z.iso.datetime({ offset: true });
const day = z.iso.date();
const both = (most: number) => z.object({ fa: z.string().trim().max(most), en: z.string().trim().max(most) });

export const languages = ["fa", "en"] as const;
export const language = z.enum(languages);
export type ArticleLanguage = z.infer<typeof language>;
export const visibilities = ["public", "signed_in"] as const;
/** What an article in one language is: a draft, waiting for review, to be published at a time, published, or published with newer words waiting. */
export const articleStates = ["draft", "in_review", "scheduled", "published", "changed"] as const;
export type ArticleState = (typeof articleStates)[number];
export const voteReasons = ["unclear", "wrong", "outdated", "missing", "other"] as const;
export type VoteReason = (typeof voteReasons)[number];

/** Letters of any language, digits and hyphens. */
export const slug = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^[\p{L}\p{N}\u200c-]+$/u);

export const idParams = z.object({ id: z.coerce.number().int().positive() });
export const textParams = idParams.extend({ language });
export const versionParams = textParams.extend({ version: z.coerce.number().int().positive() });

/** How the help centre of a brand looks, and where it leads whoever found no answer. */
export const helpSettings = z.object({
  title: both(100).default({ fa: "", en: "" }),
  intro: both(300).default({ fa: "", en: "" }),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .default("#0e8f8a"),
  languages: z.array(language).min(1).default(["fa", "en"]),
  contact_form: id.nullable().default(null),
  /** The brand's own site, for the way back. */
  home_url: z.union([z.literal(""), z.url({ protocol: /^https?$/ }).max(300)]).default(""),
  review_after_days: z.number().int().min(7).max(1095).default(180),
});
export type HelpSettings = z.infer<typeof helpSettings>;
export const domain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
export const helpCentre = helpSettings.extend({ domains: z.array(domain), url: z.string() });
export const helpCentreBody = helpSettings.extend({ domains: z.array(domain).max(10).default([]) });

export const category = z.object({
  id,
  slug: z.string(),
  name: both(100),
  note: both(300),
  articles: z.number().describe("Articles in it, drafts too"),
});
export type Category = z.infer<typeof category>;
export const categoryBody = z.object({
  slug: slug.optional(),
  name: both(100).refine(({ fa, en }) => fa || en),
  note: both(300).default({ fa: "", en: "" }),
});
export const categoryOrder = z.object({ ids: z.array(id).max(500) });

const textRow = z.object({
  language,
  title: z.string(),
  slug: z.string(),
  state: z.enum(articleStates),
  version: z.number(),
  updated_at: instant,
  published_at: instant.nullable(),
  publish_at: instant.nullable(),
});
export const articleRow = z.object({
  id,
  category: id.nullable(),
  owner: z.object({ id: z.string(), name: z.string() }).nullable(),
  visibility: z.enum(visibilities),
  review_on: day.nullable(),
  texts: z.array(textRow),
  views: z.number().describe("In the last thirty days"),
  useful: z.number(),
  not_useful: z.number(),
  updated_at: instant,
});
export type ArticleRow = z.infer<typeof articleRow>;
export const articleList = z.object({ rows: z.array(articleRow), total: z.number() });
export const articleQuery = z.object({
  q: z.string().max(200).optional(),
  category: z.coerce.number().int().optional(),
  state: z.enum([...articleStates, "removed", "stale"]).optional(),
  language: language.optional(),
  owner: z.string().max(100).optional(),
  visibility: z.enum(visibilities).optional(),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export type ArticleQuery = z.infer<typeof articleQuery>;

export const articleText = textRow.extend({
  summary: z.string(),
  body: z.string(),
  keywords: z.string(),
  written_by: z.string(),
  published_version: z.number().nullable(),
  review_asked_by: z.string().nullable(),
  url: z.string().nullable().describe("Where readers see it, once it is published"),
  redirects: z.array(z.string()),
});
export type ArticleText = z.infer<typeof articleText>;
const articleProduct = z.object({
  id,
  name: z.string(),
  found: z.boolean().describe("Found in its words, named by nobody"),
});
export type ArticleProduct = z.infer<typeof articleProduct>;
export const articleProducts = z.object({ ids: z.array(id).max(100) });
export const article = articleRow
  .omit({ texts: true })
  .extend({ texts: z.array(articleText), removed: z.boolean(), products: z.array(articleProduct) });
export type Article = z.infer<typeof article>;

export const articlePatch = z.object({
  category: id.nullable().optional(),
  owner: z.string().max(100).nullable().optional(),
  visibility: z.enum(visibilities).optional(),
  review_on: day.nullable().optional(),
});
export type ArticlePatch = z.infer<typeof articlePatch>;
/** The longest article, in characters. */
export const longestBody = 100_000;
export const textBody = z.object({
  title: z.string().trim().min(1).max(200),
  summary: z.string().trim().max(300).default(""),
  body: z.string().max(longestBody),
  keywords: z.string().trim().max(500).default(""),
  slug: slug.optional(),
  base_version: z
    .number()
    .int()
    .min(0)
    .optional()
    .describe("The version that was changed: another newer one is a conflict"),
});
export type TextBody = z.infer<typeof textBody>;
export const newArticle = articlePatch.extend({ language, text: textBody.omit({ base_version: true }) });
export type NewArticle = z.infer<typeof newArticle>;

/** What can be done with an article in one language. `at` belongs to `schedule`, `slug` to `move`. */
export const textDeed = z.discriminatedUnion("do", [
  z.object({ do: z.literal("ask_review") }),
  z.object({ do: z.literal("withdraw_review") }),
  z.object({ do: z.literal("publish") }),
  z.object({ do: z.literal("unpublish") }),
  z.object({ do: z.literal("schedule"), at: instant }),
  z.object({ do: z.literal("unschedule") }),
]);
export type TextDeed = z.infer<typeof textDeed>;

export const versionRow = z.object({
  version: z.number(),
  title: z.string(),
  written_by: z.string(),
  written_at: instant,
  restored_from: z.number().nullable(),
  published: z.boolean(),
});
const piece = z.object({ kind: z.enum(["same", "added", "removed"]), text: z.string() });
/** A version with how it differs from another, word by word. */
export const versionDifference = z.object({
  version: z.number(),
  against: z.number().nullable(),
  title: z.string(),
  body: z.string(),
  title_difference: z.array(piece),
  body_difference: z.array(piece),
});
export type DifferencePiece = z.infer<typeof piece>;

export const preview = z.object({ body: z.string().max(longestBody), language });
export const previewed = z.object({ html: z.string() });
export const picture = z.object({ id, url: z.string(), markdown: z.string() });

export const articleHit = z.object({
  article: z.object({ id, slug: z.string(), title: z.string(), language, url: z.string() }),
  passage: z.string(),
  score: z.number(),
  coverage: z.number(),
  in_title: z.number().describe("The share of the question's weight that title and keywords hold"),
  missed: z.number().describe("What the heaviest word weighs that is not there: 1 where no article has it"),
});
export type ArticleHit = z.infer<typeof articleHit>;
export const searchQuery = z.object({
  q: z.string().max(400),
  language,
  limit: z.coerce.number().int().min(1).max(20).default(8),
});

export const importQuery = z.object({
  language,
  publish: z
    .enum(["true", "false"])
    .default("false")
    .transform((word) => word === "true"),
});
export const importResult = z.object({
  made: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  pictures: z.number(),
  refused: z.array(z.object({ file: z.string(), reason: z.string() })),
});
export type ImportResult = z.infer<typeof importResult>;
export const exportQuery = z.object({ format: z.enum(["markdown", "html", "csv"]).default("markdown") });
