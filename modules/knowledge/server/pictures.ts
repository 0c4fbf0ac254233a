import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import type { House } from "../../../platform/house/module.ts";
import { scan } from "../../../platform/scanning/index.ts";
import { storageOf } from "../../../platform/storage/index.ts";
import { isShownFile, typeOfFile } from "../../inbox/index.ts";
import { authorOf } from "./author.ts";
import { asReader } from "./public/help-place.ts";

/** The largest picture of an article. */
export const largestPicture = 8 * 1024 * 1024;

export type KeptPicture = { name: string; contentType: string; size: number; sha256: Buffer };

const placeOf = (brandId: number, sha256: Buffer) =>
  `help/${brandId}/${sha256.toString("hex").slice(0, 2)}/${sha256.toString("hex")}`;

/**
 * Keeps a picture's bytes, judged by what they are, checked for viruses where the operator has a scanner. Call it outside of transactions,
 * before `savePicture`. Refuses `too_large`, `picture_refused`, `file_infected` and `storage_away`.
 */
export async function keepPicture(
  { config }: House,
  brandId: number,
  name: string,
  bytes: Buffer,
): Promise<KeptPicture> {
  if (bytes.length > largestPicture) throw new Refusal("too_large");
  const contentType = typeOfFile(bytes, name);
  if (!contentType?.startsWith("image/") || !isShownFile(contentType)) throw new Refusal("picture_refused");
  if (config.scanner && (await scan(config.scanner, bytes)).infection) throw new Refusal("file_infected");
  const sha256 = createHash("sha256").update(bytes).digest();
  await storageOf(config).put(placeOf(brandId, sha256), bytes);
  return {
    name:
      name
        .split(/[/\\]/)
        .at(-1)!
        .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e]/gu, "")
        .slice(-120) || "picture",
    contentType,
    size: bytes.length,
    sha256,
  };
}

/** Notes a kept picture; the same bytes again are the same picture. Gives its id. */
export async function savePicture(ctx: Context, { name, contentType, size, sha256 }: KeptPicture): Promise<number> {
  const { rows } = await sql<{
    id: number;
  }>`insert into help_picture (brand_id, name, content_type, size, sha256, added_by, added_at)
    values (${ctx.brandId}, ${name}, ${contentType}, ${size}, ${sha256}, ${authorOf(ctx).id}, ${ctx.now})
    on conflict (brand_id, sha256) do update set name = help_picture.name returning id`.execute(ctx.db);
  return rows[0]!.id;
}

/** A picture as a browser gets it. Refuses `not_found`. */
export async function pictureBytes(
  house: House,
  brandId: number,
  id: number,
): Promise<{ name: string; type: string; bytes: Buffer }> {
  const row = await asReader(
    house,
    brandId,
    async (ctx) => {
      const { rows } = await sql<{
        name: string;
        content_type: string;
        sha256: Buffer;
      }>`select name, content_type, sha256 from help_picture
      where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
      return rows[0];
    },
    true,
  );
  const bytes = row && (await storageOf(house.config).get(placeOf(brandId, row.sha256)));
  if (!row || !bytes) throw new Refusal("not_found", "picture");
  return { name: row.name, type: row.content_type, bytes };
}
