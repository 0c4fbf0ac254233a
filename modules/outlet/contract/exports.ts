import * as z from "zod";

/** What can be sent, in the order in which it is sent. */
export const exportTables = ["customers", "orders", "conversations", "responses", "interactions"] as const;
export type ExportTable = (typeof exportTables)[number];
/** Tables that hold words of persons: who answers for them must be allowed to take customers' data out. */
export const personalTables: readonly ExportTable[] = ["customers", "responses"];

const folder = z
  .string()
  .trim()
  .max(300)
  .regex(/^[\w.\-/~]*$/)
  .default("");

const s3 = z.object({
  kind: z.literal("s3"),
  endpoint: z.url({ protocol: /^https?$/ }).max(300),
  region: z
    .string()
    .trim()
    .regex(/^[\w-]{1,60}$/),
  bucket: z
    .string()
    .trim()
    .regex(/^[a-z0-9][a-z0-9.-]{1,62}$/),
  folder: folder.describe("Stands before every name"),
  key: z.string().trim().min(1).max(200).describe("The access key's id"),
});
const sftp = z.object({
  kind: z.literal("sftp"),
  host: z
    .string()
    .trim()
    .regex(/^[\w.:[\]-]{1,253}$/),
  port: z.number().int().min(1).max(65_535).default(22),
  user: z.string().trim().min(1).max(100),
  folder: folder.describe("Absolute, or from where the server puts one"),
  fingerprint: z
    .string()
    .regex(/^SHA256:[\w+/]{43}$/)
    .nullable()
    .default(null)
    .describe("The server's key, as the trial showed it"),
});
export const exportPlace = z.discriminatedUnion("kind", [s3, sftp]);
export type ExportPlace = z.infer<typeof exportPlace>;

/** Write-only. Of S3 the secret access key; of SFTP a password, or a private key with what opens it. */
export const exportSecret = z.object({
  secret: z.string().max(500).optional(),
  password: z.string().max(500).optional(),
  private_key: z.string().max(20_000).optional(),
  passphrase: z.string().max(500).optional(),
});
export type ExportSecret = z.infer<typeof exportSecret>;

/** `new`: what came or changed since the last sending that was done; `all`: everything each time. `weekday` is 0 for Sunday … 6 for Saturday. */
export const exportRule = z.object({
  name: z.string().trim().min(1).max(100),
  tables: z.array(z.enum(exportTables)).min(1).max(exportTables.length),
  scope: z.enum(["new", "all"]).default("new"),
  every: z.enum(["day", "week", "month"]).default("day"),
  weekday: z.number().int().min(0).max(6).default(6),
  hour: z.number().int().min(0).max(23).default(3),
  gzip: z.boolean().default(false),
  place: exportPlace,
});
export type ExportRule = z.infer<typeof exportRule>;
export const exportBody = exportRule.extend({
  secret: exportSecret.optional().describe("Stays as it is where it is left out"),
});
export type ExportBody = z.infer<typeof exportBody>;

/** Why a place did not take something, or why nothing was sent. */
export const exportProblem = z.enum([
  "address_refused",
  "unreachable",
  "cut_off",
  "key_unknown",
  "secret_wrong",
  "not_allowed",
  "no_bucket",
  "region_wrong",
  "clock_wrong",
  "refused",
  "host_key_changed",
  "login_refused",
  "bad_private_key",
  "no_sftp",
  "no_folder",
  "not_writable",
  "right_lost",
  "stopped",
  "unexpected",
]);
export type ExportProblem = z.infer<typeof exportProblem>;

export const exportFile = z.object({
  name: z.string(),
  table: z.enum(exportTables),
  rows: z.number(),
  bytes: z.number(),
  sha256: z.string(),
});
export type ExportFile = z.infer<typeof exportFile>;

export const exportRun = z.object({
  id: z.number(),
  due_at: z.iso.datetime(),
  by_hand: z.boolean(),
  since: z.iso.datetime().nullable().describe("From when on; null: everything"),
  state: z.enum(["waiting", "done", "failed"]),
  files: z.array(exportFile),
  problem: exportProblem.nullable(),
  detail: z.string().nullable().describe("What the other server said"),
  tries: z.number(),
  next_at: z.iso.datetime().nullable(),
  done_at: z.iso.datetime().nullable(),
});
export type ExportRun = z.infer<typeof exportRun>;

export const exportRow = z.object({
  id: z.number(),
  rule: exportRule,
  next_at: z.iso.datetime(),
  paused_at: z.iso.datetime().nullable(),
  last: exportRun.nullable(),
});
export type ExportRow = z.infer<typeof exportRow>;
export const exportList = z.object({ rows: z.array(exportRow) });
export const exportRunList = z.object({ rows: z.array(exportRun), next: z.string().nullable() });
export const exportRunQuery = z.object({
  after: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export const exportMade = z.object({ id: z.number() });
export const exportPause = z.object({ paused: z.boolean() });

export const exportTrialBody = z.object({
  id: z.number().int().positive().optional().describe("Whose kept secret is used where none is given"),
  place: exportPlace,
  secret: exportSecret.optional(),
});
export const exportTrial = z.object({
  problem: exportProblem.nullable(),
  detail: z.string().nullable(),
  fingerprint: z.string().nullable().describe("The key that an SFTP server showed"),
});
