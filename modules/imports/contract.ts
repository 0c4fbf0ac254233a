import * as z from "zod";
import { sourceKey } from "../intake/contract.ts";

export const importKinds = ["orders", "customers", "interactions"] as const;
export type ImportKind = (typeof importKinds)[number];

export const importStatuses = ["draft", "waiting", "reading", "writing", "done", "failed", "cancelled"] as const;
export type ImportStatus = (typeof importStatuses)[number];

/** Where a value stands: the position of a column from 0, or a key of NDJSON records. */
export const column = z.union([z.number().int().min(0).max(2000), z.string().min(1).max(200)]);
export type Column = z.infer<typeof column>;

export const attributeTypes = ["text", "number", "date", "boolean"] as const;
export const attributeColumn = z.object({
  column,
  key: z.string().regex(/^[a-z][a-z0-9_]{0,62}$/),
  label: z.string().trim().min(1).max(100),
  type: z.enum(attributeTypes),
});
export type AttributeColumn = z.infer<typeof attributeColumn>;

/** How a file is read: which column is which field, and what its text does not say by itself. */
export const mapping = z.object({
  columns: z.record(z.string().max(40), column),
  /** Columns of a customers' file that become custom attributes. */
  attributes: z.array(attributeColumn).max(200).default([]),
  delimiter: z.enum(["comma", "tab", "semicolon", "whitespace"]).optional(),
  /** Whether the first row names the columns. */
  header: z.boolean().default(true),
  dateFormat: z.string().max(40).optional(),
  /** Of amounts that do not say theirs; the brand's where it is left out. `IRT` is toman. */
  currency: z
    .string()
    .regex(/^[A-Z]{3,4}$/)
    .optional(),
});
export type Mapping = z.infer<typeof mapping>;

export const importRun = z.object({
  id: z.number(),
  kind: z.enum(importKinds),
  source: z.string(),
  file_name: z.string(),
  status: z.enum(importStatuses),
  /** Whether some process works on it right now. */
  working: z.boolean(),
  runner: z.enum(["worker", "command"]),
  /** From 0 to 1, within what is being done now. */
  progress: z.number(),
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
  read: z.number(),
  imported: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  rejected: z.number(),
  created_at: z.string(),
  finished_at: z.string().nullable(),
});
export type ImportRun = z.infer<typeof importRun>;
export const importList = z.object({ rows: z.array(importRun), next: z.string().nullable() });

const rowProblem = z.object({ code: z.string(), field: z.string().nullable(), message: z.string() });
/** How a file would be read: its columns, the first rows and what is wrong with them. */
export const preview = z.object({
  run: importRun,
  format: z.enum(["delimited", "ndjson", "xlsx"]),
  header: z.array(z.string()),
  mapping,
  /** Positions (or keys) of columns that mean nothing yet. */
  unmapped: z.array(column),
  fields: z.array(z.object({ field: z.string(), required: z.boolean() })),
  /** What is still missing before the import can start: fields, or several of which one would do (`phone|email`). */
  missing: z.array(z.string()),
  rows: z.array(z.object({ row: z.number(), cells: z.array(z.string()), problem: rowProblem.nullable() })),
});
export type Preview = z.infer<typeof preview>;

export const uploadQuery = z.object({ kind: z.enum(importKinds) });
/** A mapping to look at; left out, the one that the file's headers suggest. `guess`: columns anew, with these options. */
export const previewBody = z.object({
  mapping: mapping.optional(),
  guess: mapping.omit({ columns: true, attributes: true }).partial().optional(),
});
export const startBody = z.object({
  mapping,
  source: sourceKey.default("file"),
});
export const listQuery = z.object({
  after: z.coerce.number().int().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export const runParams = z.object({ id: z.coerce.number().int().positive() });
