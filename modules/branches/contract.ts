import * as z from "zod";
import { oneLine, workingWeek } from "../admin/contract.ts";

const id = z.coerce.number().int().positive();
export const idParams = z.object({ id });
export const made = z.object({ id: z.number() });

/** A shop of the brand's own, a dealer's, or a representative who visits or is visited. */
export const branchKinds = ["own", "dealer", "representative"] as const;
export type BranchKind = (typeof branchKinds)[number];

const shortLine = (length: number) =>
  z
    .string()
    .trim()
    .max(length)
    .regex(/^[^\p{Cc}]*$/u);

/** What is written of a branch. Latitude and longitude are in degrees, both or neither. */
export const branchBody = z
  .object({
    kind: z.enum(branchKinds),
    name: oneLine(100),
    city: oneLine(60),
    address: shortLine(300),
    phone: shortLine(40),
    hours: workingWeek,
    open_on_holidays: z.boolean(),
    latitude: z.number().min(-90).max(90).nullable(),
    longitude: z.number().min(-180).max(180).nullable(),
  })
  .refine(({ latitude, longitude }) => (latitude === null) === (longitude === null), { path: ["longitude"] });
export type BranchBody = z.infer<typeof branchBody>;

export const branchRow = z.object({ ...branchBody.shape, id: z.number(), off_at: z.string().nullable() });
export type BranchRow = z.infer<typeof branchRow>;
/** Branches by city and name, and where customers see them. */
export const branchList = z.object({ rows: z.array(branchRow), finder: z.string() });
export const switchBody = z.object({ on: z.boolean() });

/** What a file brought: rows that were added, changed, the same as before, and those that could not be taken, with why. */
export const importResult = z.object({
  added: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  rejected: z.array(z.object({ line: z.number(), column: z.string(), value: z.string() })),
});
export type ImportResult = z.infer<typeof importResult>;
