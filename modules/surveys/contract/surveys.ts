import * as z from "zod";
import { definition, key, languages, surveySettings } from "./definition.ts";
import { definitionProblemCodes } from "./definition-problems.ts";
import { carriedPictures } from "./pictures.ts";

export const templateNames = ["nps", "csat", "ces", "expectation", "product", "free"] as const;
export type TemplateName = (typeof templateNames)[number];

/** As in addresses, files and commands: small letters, digits, hyphens. */
export const surveyKey = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/);
export const surveyParams = z.object({ key: surveyKey });
export const surveyStates = ["draft", "live", "closed"] as const;

const problem = z.object({ at: z.string(), code: z.enum(definitionProblemCodes) });
export const surveyRow = z.object({
  key: surveyKey,
  name: z.string(),
  state: z.enum(surveyStates),
  /** Null until it was published. */
  live_version: z.number().nullable(),
  /** Its draft says something else than what is live. */
  changed: z.boolean(),
  responses: z.number(),
  last_answered_at: z.string().nullable(),
  updated_at: z.string(),
});
export type SurveyRow = z.infer<typeof surveyRow>;
export const surveyList = z.object({ rows: z.array(surveyRow) });
export const surveyShown = surveyRow.extend({
  id: z.number(),
  draft: definition,
  /** As it is answered just now; null until it was published. */
  live: definition.nullable(),
  settings: surveySettings,
  problems: z.array(problem),
  versions: z.array(z.object({ version: z.number(), published_at: z.string(), published_by: z.string().nullable() })),
});
export type SurveyShown = z.infer<typeof surveyShown>;

/** From a template, from another survey, or from a definition that was exported. */
export const newSurvey = z.object({
  key: surveyKey,
  name: z.string().trim().min(1).max(200),
  template: z.enum(templateNames).optional(),
  copy_of: surveyKey.optional(),
  definition: definition.optional(),
  pictures: carriedPictures.optional().describe("Of an exported definition: kept under addresses of their own"),
  settings: surveySettings.partial().optional(),
  language: z.enum(languages).default("fa"),
});
export const surveyPatch = z.object({
  name: z.string().trim().min(1).max(200).optional(),
  draft: definition.optional(),
  settings: surveySettings.partial().optional(),
  seen: z.string().optional().describe("`updated_at` as it was read: refuses a conflict where it changed since"),
});
export const surveySaved = z.object({ updated_at: z.string() });
export const versionParams = surveyParams.extend({ version: z.coerce.number().int().positive() });
export const questionKey = key;
/** A survey as a file, to take elsewhere. */
export const surveyFile = z.object({
  hamdel_survey: z.literal(1),
  key: surveyKey,
  name: z.string(),
  definition,
  pictures: carriedPictures.default({}).describe("Uploaded pictures by their addresses, in base64"),
  settings: surveySettings,
});
