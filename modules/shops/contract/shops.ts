import * as z from "zod";
import { mapping, taken } from "./mapping.ts";

export const idParams = z.object({ id: z.coerce.number().int().positive() });
export const deliveryParams = idParams.extend({ delivery: z.coerce.number().int().positive() });

const name = z.string().trim().min(1).max(100);
const keepDays = z.int().min(1).max(365);

/** What can be wrong with a shop's own API, as its page says it in plain words. */
export const shopProblems = [
  "wrong_key",
  "key_unseen",
  "key_cannot_read",
  "key_cannot_write",
  "no_woocommerce",
  "permalinks",
  "moved",
  "not_json",
  "blocked",
  "unreachable",
  "no_answer",
  "address_refused",
  "needs_https",
  "busy",
  "down",
  "old_version",
] as const;
export type ShopProblem = (typeof shopProblems)[number];

/** Events that a WooCommerce shop is to tell of. */
export const topics = [
  "order.created",
  "order.updated",
  "order.deleted",
  "order.restored",
  "customer.created",
  "customer.updated",
  "customer.deleted",
  "product.created",
  "product.updated",
  "product.deleted",
  "product.restored",
] as const;

export const wooBody = z.object({
  name,
  address: z.url({ protocol: /^https?$/ }).max(500),
  key: z.string().trim().max(200).describe("ck_…; left empty, the one at hand stays").default(""),
  secret: z.string().trim().max(200).describe("cs_…; left empty, the one at hand stays").default(""),
});
export type WooBody = z.infer<typeof wooBody>;

export const webhookSourceBody = z.object({
  name,
  takes: z.enum(taken),
  plain: z.boolean().default(false).describe("Take the secret itself in a header, from programs that cannot sign"),
  keep_days: keepDays.default(14).describe("For how many days bodies are kept"),
});
export type WebhookSourceBody = z.infer<typeof webhookSourceBody>;

export const counts = z.object({ read: z.number(), total: z.number().nullable(), failed: z.number() });
export type Counts = z.infer<typeof counts>;
export const stages = ["products", "customers", "orders", "gone", "end"] as const;
export type Stage = (typeof stages)[number];

export const sync = z.object({
  id: z.number(),
  state: z.enum(["running", "paused", "done"]),
  stage: z.enum(stages),
  counts: z.object({ products: counts, customers: counts, orders: counts }),
  rate: z.number().nullable().describe("Things a minute, over the time it worked"),
  started_at: z.iso.datetime(),
  done_at: z.iso.datetime().nullable(),
  problem: z.enum(shopProblems).nullable(),
  next_at: z.iso.datetime().nullable().describe("When it tries again"),
});
export type Sync = z.infer<typeof sync>;

export const shop = z.object({
  id: z.number(),
  kind: z.enum(["woocommerce", "webhook"]),
  name: z.string(),
  source: z.string(),
  hook_path: z.string().describe("Where it calls in, below the address of this installation"),
  hook_address: z.string(),
  made_at: z.iso.datetime(),
  paused_at: z.iso.datetime().nullable(),
  heard_at: z.iso.datetime().nullable(),
  pinged_at: z.iso.datetime().nullable(),
  refused_at: z.iso.datetime().nullable().describe("When something came last whose signature was wrong"),
  old_secret_until: z.iso.datetime().nullable(),
  keep_days: z.number(),
  waiting: z.number(),
  failed: z.number(),
  woo: z
    .object({
      address: z.string(),
      key_hint: z.string().nullable(),
      currency: z.string().nullable(),
      problem: z.enum(shopProblems).nullable(),
      problem_at: z.iso.datetime().nullable(),
      asked_at: z.iso.datetime().nullable(),
      hooks: z
        .object({ working: z.array(z.string()), disabled: z.array(z.string()), missing: z.array(z.string()) })
        .nullable(),
      hooks_at: z.iso.datetime().nullable(),
      sync: sync.nullable(),
    })
    .nullable(),
  webhook: z.object({ takes: z.enum(taken), plain: z.boolean(), mapping }).nullable(),
});
export type Shop = z.infer<typeof shop>;
export const shopList = z.object({ rows: z.array(shop) });
export const made = z.object({ id: z.number(), secret: z.string().describe("Shown this once") });
export const renewed = z.object({ secret: z.string(), old_until: z.iso.datetime() });
export const pauseBody = z.object({ paused: z.boolean() });

export const tested = z.object({
  ok: z.boolean(),
  problem: z.enum(shopProblems).nullable(),
  currency: z.string().nullable(),
  orders: z.number().nullable(),
});
export type Tested = z.infer<typeof tested>;
export const hooksMade = z.object({ made: z.number(), mended: z.number(), problem: z.enum(shopProblems).nullable() });
