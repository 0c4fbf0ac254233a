import * as z from "zod";
import { languages } from "./definition.ts";

const pattern = z
  .string()
  .trim()
  .min(1)
  .max(300)
  .regex(/^(\/|https?:\/\/|\*)/)
  .describe("`/cart`, `/product/*`, or a whole address; `*` stands for anything");

/** How a survey asks on the pages of the brand's sites. */
export const siteRule = z.object({
  site: z.number().int().positive().nullable().default(null).describe("One site; all of the brand's where it is null"),
  where: z.array(pattern).max(20).default([]).describe("Pages on which it asks; everywhere where there are none"),
  except: z.array(pattern).max(20).default([]).describe("Pages on which it never asks"),
  when: z
    .discriminatedUnion("kind", [
      z.object({ kind: z.literal("seconds"), seconds: z.number().int().min(0).max(3600) }),
      z.object({ kind: z.literal("pages"), pages: z.number().int().min(1).max(100) }),
      z.object({ kind: z.literal("leaving") }),
    ])
    .default({ kind: "seconds", seconds: 20 })
    .describe("After seconds on a page, at the nth page of a visit, or when the visitor is about to leave"),
  share: z.number().gt(0).max(1).default(1).describe("Share of visitors who are asked, always the same ones"),
  again_days: z
    .number()
    .int()
    .min(1)
    .max(365)
    .default(90)
    .describe("The same visitor is not asked within so many days"),
  language: z.enum(languages).nullable().default(null).describe("As the page's where it is null"),
  form: z.enum(["card", "inline"]).default("card").describe("A card in the corner, or within the page's own element"),
  side: z.enum(["start", "end"]).default("start").describe("Of the card: where lines of the page begin, or end"),
});
export type SiteRule = z.infer<typeof siteRule>;

/** `PUT /surveys/{key}/on-site`. */
export const siteAskingBody = z.object({ rule: siteRule, on: z.boolean() });
/** `rule` is null where none was ever set; `shown` and `answered` count invitations on sites. */
export const siteAsking = z.object({
  rule: siteRule.nullable(),
  on: z.boolean(),
  shown: z.number(),
  answered: z.number(),
});
export type SiteAsking = z.infer<typeof siteAsking>;

/** What a site's script is told of a survey that may ask on its pages; of the rule what is judged in the browser. */
export const siteSurvey = siteRule
  .pick({ where: true, except: true, when: true, share: true, again_days: true, form: true, side: true })
  .extend({ survey: z.string(), languages: z.array(z.enum(languages)), language: z.enum(languages).nullable() });
export type SiteSurvey = z.infer<typeof siteSurvey>;
export const siteSurveys = z.object({ surveys: z.array(siteSurvey) });

/** A script asks to show a survey. Without a visitor it is an answer of anybody's. */
export const siteShowing = z.object({
  key: z.string().max(60).describe("The site's public key"),
  survey: z.string().max(60),
  visitor: z
    .string()
    .regex(/^[\w-]{8,64}$/)
    .optional(),
  claim: z.string().max(4000).optional().describe("Who they are, signed by the site's own server"),
  url: z.string().max(2000),
  by_hand: z.boolean().default(false).describe("The page itself asks for it: no rule is asked"),
});
export type SiteShowing = z.infer<typeof siteShowing>;
/** The page to show, with the survey's name for those who do not see it; `link` is null where a rule says no. */
export const siteShown = z.object({
  link: z.string().nullable(),
  name: z.string(),
  colour: z.string(),
  languages: z.array(z.enum(languages)),
});
export type SiteShown = z.infer<typeof siteShown>;
