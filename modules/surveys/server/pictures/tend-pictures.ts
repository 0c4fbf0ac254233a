import { sql } from "kysely";
import { system, withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { enqueue, type JobRun } from "../../../../platform/jobs/index.ts";
import { storageOf } from "../../../../platform/storage/index.ts";
import { listBrands } from "../../../admin/index.ts";
import { placeOfPicture } from "./keep-picture.ts";

/** Days for which a picture that nothing names is kept, and for which a removed survey's are. */
const [unnamed, removed] = [7, 60];
const before = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000);

/** Forgets pictures that no draft names any more, nor a version of a survey that stands, nor one that somebody answered. */
export async function forgetPictures(house: House): Promise<void> {
  const now = house.clock();
  for (const { id: brandId } of await listBrands(house.database.app))
    await withBrand(house.database.app, { brandId, actor: system("survey pictures"), now }, async (ctx) => {
      const standing = sql`(s.removed_at is null or s.removed_at > ${before(now, removed)})`;
      const { rows } = await sql<{ token: string }>`
        delete from survey_picture p where p.brand_id = ${brandId} and p.added_at < ${before(now, unnamed)}
          and not exists (select from survey s where s.brand_id = p.brand_id and ${standing} and position(p.token in s.draft::text) > 0)
          and not exists (select from survey_version v join survey s on s.brand_id = v.brand_id and s.id = v.survey_id
            where v.brand_id = p.brand_id and position(p.token in v.definition::text) > 0
              and (${standing} or exists (select from survey_response r
                where r.brand_id = v.brand_id and r.survey_id = v.survey_id and r.version = v.version)))
        returning p.token`.execute(ctx.db);
      if (rows.length > 0) await enqueue(ctx, "remove-survey-pictures", { tokens: rows.map(({ token }) => token) });
    });
}

/** Removes the bytes of pictures that were forgotten. */
export async function removePictures({ house, brandId }: JobRun, { tokens }: { tokens: string[] }): Promise<void> {
  for (const token of tokens) await storageOf(house.config).remove(placeOfPicture(brandId, token));
}
