import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { scan } from "../../../../platform/scanning/index.ts";
import { storageOf } from "../../../../platform/storage/index.ts";
import { isShownFile, typeOfFile } from "../../../inbox/index.ts";
import { mostPictureBytes, picturesAt } from "../../contract/pictures.ts";
import { whoOf } from "../define/make-survey.ts";

type Write = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;

/** The name under which a picture lies in the storage. */
export function placeOfPicture(brandId: number, token: string): string {
  return `surveys/${brandId}/pictures/${token.slice(0, 2)}/${token}`;
}

const addressForm = /^\/p\/survey-pictures\/([0-9a-z]{1,7})-([0-9a-f]{36})$/;

/** The brand and the token of an uploaded picture's address; null for what is none. */
export function readAddress(address: string): { brandId: number; token: string } | null {
  const match = addressForm.exec(address);
  return match && { brandId: Number.parseInt(match[1]!, 36), token: match[2]! };
}

/**
 * Keeps a picture, judged by what its bytes are, and gives its address. It is noted before its bytes lie in the storage, so that none lies
 * there that no row speaks of. Call it outside of transactions. Refuses `too_large`, `picture_refused`, `file_infected`, `storage_away`.
 */
export async function keepPicture({ config }: House, brandId: number, write: Write, bytes: Buffer): Promise<string> {
  if (bytes.length > mostPictureBytes) throw new Refusal("too_large");
  const type = typeOfFile(bytes, "");
  if (!type?.startsWith("image/") || !isShownFile(type)) throw new Refusal("picture_refused");
  if (config.scanner && (await scan(config.scanner, bytes)).infection) throw new Refusal("file_infected");
  const token = randomBytes(18).toString("hex");
  await write(async (ctx) => {
    await sql`insert into survey_picture (brand_id, token, content_type, size, added_at, added_by)
      values (${ctx.brandId}, ${token}, ${type}, ${bytes.length}, ${ctx.now}, ${whoOf(ctx)})`.execute(ctx.db);
  });
  await storageOf(config).put(placeOfPicture(brandId, token), bytes);
  await write(async (ctx) => {
    await sql`update survey_picture set kept_at = ${ctx.now} where brand_id = ${ctx.brandId} and token = ${token}`.execute(
      ctx.db,
    );
  });
  return `${picturesAt}${brandId.toString(36)}-${token}`;
}

/** A picture as anybody gets it who knows its address. Refuses `not_found`. */
export async function pictureAt(
  house: House,
  ask: (brandId: number, work: (ctx: Context) => Promise<string | null>) => Promise<string | null>,
  address: string,
): Promise<{ type: string; bytes: Buffer }> {
  const named = readAddress(address);
  if (!named) throw new Refusal("not_found", "picture");
  const { brandId, token } = named;
  const type = await ask(brandId, async (ctx) => {
    const { rows } = await sql<{ content_type: string }>`select content_type from survey_picture
      where brand_id = ${ctx.brandId} and token = ${token} and kept_at is not null`.execute(ctx.db);
    return rows[0]?.content_type ?? null;
  });
  const bytes = type && (await storageOf(house.config).get(placeOfPicture(brandId, token)));
  if (!type || !bytes) throw new Refusal("not_found", "picture");
  return { type, bytes };
}
