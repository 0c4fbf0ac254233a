import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { brandSettings } from "../../admin/index.ts";
import { type BranchBody, branchBody, type ImportResult } from "../contract.ts";
import { readBranchFile } from "./branch-file.ts";
import { addBranches, changeBranch, formOf, listBranches, mostBranches } from "./branches.ts";

/**
 * Brings branches in from a CSV: a row whose name stands in its city already changes that branch, any other adds one; nothing is taken away.
 * The same file twice changes nothing. Rows that cannot be read are listed with the column. What the file has no
 * column for stays as it is; hours of new branches are the brand's then. Refuses `branch_columns` where name and city are not among the columns, and `too_many_branches`.
 */
export async function importBranches(ctx: Context, bytes: Buffer): Promise<ImportResult> {
  const { workingWeek } = await brandSettings(ctx);
  const file = readBranchFile(bytes, workingWeek);
  if (!file) throw new Refusal("branch_columns");
  const { rows, fields } = file;
  if (rows.length > mostBranches) throw new Refusal("too_many_branches");
  await sql`select pg_advisory_xact_lock(hashtextextended(${`branches ${ctx.brandId}`}, 0))`.execute(ctx.db);
  const known = new Map((await listBranches(ctx)).map((one) => [formOf(one), one]));
  // Of rows that name the same new branch the last one counts.
  const added = new Map<string, BranchBody>();
  const result: ImportResult = { added: 0, changed: 0, unchanged: 0, rejected: [] };
  for (const row of rows) {
    if (!("body" in row)) {
      result.rejected.push(row);
      continue;
    }
    const before = known.get(formOf(row.body));
    if (before) {
      const told = Object.fromEntries(fields.map((field) => [field, row.body[field]]));
      const body = branchBody.parse({ ...before, ...told });
      if (JSON.stringify(body) === JSON.stringify(branchBody.parse(before))) result.unchanged++;
      else {
        await changeBranch(ctx, before.id, body);
        known.set(formOf(body), { ...before, ...body });
        result.changed++;
      }
    } else added.set(formOf(row.body), row.body);
  }
  if (added.size > 0) await addBranches(ctx, [...added.values()]);
  result.added = added.size;
  return result;
}
