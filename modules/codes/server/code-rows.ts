import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { type BranchRow, findBranch } from "../../branches/index.ts";
import type { CodeTarget, PlaceKind } from "../contract.ts";

/** A code as its row stands. */
export type Code = {
  id: number;
  code: string;
  kind: PlaceKind;
  name: string;
  branch_id: number | null;
  user_id: string | null;
  target: CodeTarget;
  site_id: number | null;
  survey_key: string | null;
  headline: string;
  retired_at: Date | null;
};
/** A code with the branch in which it lies, where that is still there. */
export type CodePlace = { code: Code; branch: BranchRow | undefined; title: string };

export const columns = sql`id, code, kind, name, branch_id, user_id, target, site_id, survey_key, headline, retired_at`;

/** A code by what is printed, or by its id, with its place; refuses `not_found`. */
export async function findCode(ctx: Context, which: { code: string } | { id: number }): Promise<CodePlace> {
  const wanted = "id" in which ? sql`id = ${which.id}` : sql`code = ${which.code}`;
  const { rows } =
    await sql<Code>`select ${columns} from place_code where brand_id = ${ctx.brandId} and ${wanted}`.execute(ctx.db);
  const [code] = rows;
  if (!code) throw new Refusal("not_found", "code");
  const branch = code.branch_id === null ? undefined : await findBranch(ctx, code.branch_id);
  return { code, branch, title: titleOf(code, branch) };
}

/** The place as customers and colleagues read it: «میز ۴، شعبهٔ ونک»; a branch's own code has the branch's name within. */
export function titleOf(
  { kind, name }: Pick<Code, "kind" | "name">,
  branch: Pick<BranchRow, "name"> | undefined,
): string {
  return kind === "branch" || !branch || name.includes(branch.name) ? name : `${name}، ${branch.name}`;
}
