import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { listMembers } from "../../../admin/index.ts";
import type { ArticlePatch } from "../../contract.ts";

/** Refuses `not_found` for a category that is not the brand's, and `member_unknown` for an owner who does not work in it. */
export async function refuseUnknownPlace(ctx: Context, { category, owner }: ArticlePatch): Promise<void> {
  if (category) {
    const { rows } = await sql`select from help_category where brand_id = ${ctx.brandId} and id = ${category}`.execute(
      ctx.db,
    );
    if (!rows[0]) throw new Refusal("not_found", "category");
  }
  if (owner && !(await listMembers(ctx)).some(({ userId }) => userId === owner))
    throw new Refusal("member_unknown", "owner");
}
