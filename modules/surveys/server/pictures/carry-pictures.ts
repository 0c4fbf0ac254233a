import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { storageOf } from "../../../../platform/storage/index.ts";
import type { Definition } from "../../contract/definition.ts";
import { type CarriedPictures, isUploaded } from "../../contract/pictures.ts";
import { keepPicture, placeOfPicture, readAddress } from "./keep-picture.ts";

/** A definition in which each option's picture is what `change` makes of it. */
function withPictures(definition: Definition, change: (picture: string) => string | undefined): Definition {
  const sections = definition.sections.map((section) => ({
    ...section,
    questions: section.questions.map((question) =>
      question.type !== "choice"
        ? question
        : {
            ...question,
            options: question.options.map(({ picture, ...option }) => {
              const changed = picture === undefined ? undefined : change(picture);
              return changed === undefined ? option : { ...option, picture: changed };
            }),
          },
    ),
  }));
  return { ...definition, sections };
}

/** The uploaded pictures that a definition names. */
function picturesIn(definition: Definition): string[] {
  const found = new Set<string>();
  withPictures(definition, (picture) => {
    if (isUploaded(picture)) found.add(picture);
    return picture;
  });
  return [...found];
}

/** The definition with the whole addresses of uploaded pictures, for who reads it elsewhere than on Hamdel's own pages. */
export function withWholeAddresses(definition: Definition, publicUrl: string): Definition {
  return withPictures(definition, (picture) => (isUploaded(picture) ? `${publicUrl}${picture}` : picture));
}

/** The bytes of a definition's uploaded pictures, to go along with it; those that are another brand's are left out. Outside of transactions. */
export async function packPictures(
  { config }: House,
  brandId: number,
  ask: <T>(work: (ctx: Context) => Promise<T>) => Promise<T>,
  definition: Definition,
): Promise<CarriedPictures> {
  const named = picturesIn(definition).flatMap((address) => {
    const read = readAddress(address);
    return read?.brandId === brandId ? [{ address, token: read.token }] : [];
  });
  const known = await ask(async (ctx) => {
    const { rows } = await sql<{ token: string }>`select token from survey_picture
      where brand_id = ${ctx.brandId} and token = any(${named.map(({ token }) => token)}::text[])`.execute(ctx.db);
    return new Set(rows.map(({ token }) => token));
  });
  const packed: CarriedPictures = {};
  for (const { address, token } of named) {
    const bytes = known.has(token) ? await storageOf(config).get(placeOfPicture(brandId, token)) : null;
    if (bytes) packed[address] = bytes.toString("base64");
  }
  return packed;
}

/**
 * Keeps the pictures that came with a definition, and gives it with their new addresses; a picture that it names and does not carry, and
 * that this brand does not have, is left out. Refuses as `keepPicture`. Outside of transactions.
 */
export async function unpackPictures(
  house: House,
  brandId: number,
  write: <T>(work: (ctx: Context) => Promise<T>) => Promise<T>,
  { definition, pictures }: { definition: Definition; pictures: CarriedPictures },
): Promise<Definition> {
  const kept = new Map<string, string>();
  for (const address of picturesIn(definition)) {
    const carried = pictures[address];
    if (carried) kept.set(address, await keepPicture(house, brandId, write, Buffer.from(carried, "base64")));
    else if (readAddress(address)?.brandId === brandId) kept.set(address, address);
  }
  return withPictures(definition, (picture) => (isUploaded(picture) ? kept.get(picture) : picture));
}
