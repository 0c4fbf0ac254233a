import * as z from "zod";
import { bothWords, id, instant } from "./common.ts";

/** What an answer is read as; `choice:NAME` is a kind of the brand's own. */
export const entityKinds = ["text", "phone", "email", "order_number", "date", "money", "number", "city"] as const;
export const entityKind = z.union([z.enum(entityKinds), z.string().regex(/^choice:.{1,60}$/)]);
export type EntityKind = z.infer<typeof entityKind>;

const nodeId = z.string().regex(/^[\w-]{1,40}$/);
const next = nodeId.nullable().default(null).describe("Where it goes on; null: the flow ends");
/** A name under which something is remembered. */
const attribute = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);
const place = { id: nodeId, x: z.number().default(0), y: z.number().default(0) };

export const flowNode = z.discriminatedUnion("type", [
  z.object({
    ...place,
    type: z.literal("message"),
    text: bothWords,
    buttons: z
      .array(z.object({ label: bothWords, next }))
      .max(8)
      .default([])
      .describe("With buttons it waits for a choice"),
    next,
  }),
  z.object({
    ...place,
    type: z.literal("question"),
    text: bothWords,
    again: bothWords.default({ fa: "", en: "" }).describe("What is said where the answer could not be read"),
    entity: entityKind,
    attribute,
    retries: z.number().int().min(0).max(5).default(2),
    next,
    on_failure: next,
  }),
  z.object({
    ...place,
    type: z.literal("condition"),
    branches: z
      .array(
        z.object({
          attribute,
          is: z.enum(["equals", "not_equals", "contains", "greater", "less", "known", "unknown"]),
          value: z.string().max(300).default(""),
          next,
        }),
      )
      .min(1)
      .max(20),
    otherwise: next,
  }),
  z.object({
    ...place,
    type: z.literal("http"),
    method: z.enum(["GET", "POST", "PUT"]).default("GET"),
    url: z.string().trim().min(1).max(1000).describe("`{{attribute}}` stands for what is remembered"),
    headers: z.record(z.string().regex(/^[\w-]{1,60}$/), z.string().max(500)).default({}),
    body: z.string().max(5000).default(""),
    save: z
      .array(z.object({ path: z.string().max(200).describe("`data.state`"), attribute }))
      .max(20)
      .default([]),
    next,
    on_failure: next,
  }),
  z.object({ ...place, type: z.literal("hand_over"), reason: z.string().trim().max(300).default("") }),
  z.object({ ...place, type: z.literal("set_attribute"), attribute, value: z.string().max(500), next }),
  z.object({
    ...place,
    type: z.literal("article_search"),
    query: z.string().max(500).default("{{question}}"),
    next: next.describe("After what was found was said"),
    on_failure: next.describe("Where nothing fits"),
  }),
]);
export type FlowNode = z.infer<typeof flowNode>;
export const flow = z
  .object({ start: nodeId.nullable().default(null), nodes: z.array(flowNode).max(200) })
  .refine(({ nodes }) => new Set(nodes.map((node) => node.id)).size === nodes.length, "two nodes of one id");
export type Flow = z.infer<typeof flow>;

export const flowBody = z.object({ name: z.string().trim().min(1).max(120), draft: flow });
export const flowRow = z.object({
  id,
  name: z.string(),
  draft: flow,
  updated_at: instant,
  published_version: z.number().nullable(),
  changed: z.boolean().describe("Whether the draft differs from what is live"),
  problems: z.array(z.object({ node: z.string().nullable(), code: z.string() })).describe("Why it cannot go live"),
});
export type FlowRow = z.infer<typeof flowRow>;
export const flowVersion = z.object({
  version: z.number(),
  published_at: instant,
  published_by: z.string().nullable(),
  flow,
});
export const entityBody = z.object({
  name: z.string().trim().min(1).max(60),
  choices: z
    .array(
      z.object({
        value: z.string().trim().min(1).max(80),
        also: z.array(z.string().trim().min(1).max(80)).max(30).default([]),
      }),
    )
    .min(1)
    .max(300),
});
/** `flows`: names of those whose draft or live version reads answers with it. */
export const entityRow = entityBody.extend({ id, flows: z.array(z.string()) });
export type EntityRow = z.infer<typeof entityRow>;
