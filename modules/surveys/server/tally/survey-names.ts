import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";

export type NamedSurvey = { id: number; key: string; name: string; anonymous: boolean };

const columns = sql`id, key, name, coalesce((settings->>'anonymous')::boolean, false) as anonymous`;

/** A survey by its key, removed ones too: their numbers stay. Refuses `not_found`. */
export async function namedSurvey(ctx: Context, key: string): Promise<NamedSurvey> {
  const { rows } =
    await sql<NamedSurvey>`select ${columns} from survey where brand_id = ${ctx.brandId} and key = ${key}`.execute(
      ctx.db,
    );
  if (!rows[0]) throw new Refusal("not_found", "survey");
  return rows[0];
}

/** All surveys that were ever live, in the order they were made. */
export async function namedSurveys(ctx: Context): Promise<NamedSurvey[]> {
  const { rows } = await sql<NamedSurvey>`select ${columns} from survey
    where brand_id = ${ctx.brandId} and live_version is not null order by id`.execute(ctx.db);
  return rows;
}
