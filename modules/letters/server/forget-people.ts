import { sql } from "kysely";
import { registerErasure, registerPersonalExport } from "../../customers/index.ts";
import type { Batch } from "./batch-rows.ts";
import { letGo } from "./forget-prints.ts";

/** Erasing takes addresses out of letters and throws away the prints they are in; an export tells of the letters a person got. */
export function registerLetters(): void {
  registerErasure("letters", async (ctx, { identityIds }) => {
    const theirs = sql`brand_id = ${ctx.brandId} and identity_id = any(${identityIds as number[]}::bigint[])`;
    const { rows } = await sql<Pick<Batch, "id" | "file" | "parts">>`select id, file, parts from letter_batch
      where brand_id = ${ctx.brandId} and file is not null and id in (select batch_id from letter where ${theirs} and left_out is null)
      order by id for update`.execute(ctx.db);
    for (const batch of rows) await letGo(ctx, batch);
    await sql`update letter set address = null, postal_code = null, length = 0, left_out = case when exists (select from letter_batch b
        where b.brand_id = letter.brand_id and b.id = letter.batch_id and b.posted_at is not null) then left_out else 'erased' end
      where ${theirs}`.execute(ctx.db);
  });
  registerPersonalExport("letters", async (ctx, { identityIds }) => {
    const { rows } = await sql`select b.name, b.purpose, b.posted_on, l.left_out, l.address, l.returned_at from letter l
      join letter_batch b on b.brand_id = l.brand_id and b.id = l.batch_id
      where l.brand_id = ${ctx.brandId} and l.identity_id = any(${identityIds as number[]}::bigint[]) order by l.id`.execute(
      ctx.db,
    );
    return rows;
  });
}
