import { type Context, system, withBrand } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { type Brand, brandById } from "../../../admin/index.ts";
import { type CodePlace, findCode } from "../code-rows.ts";
import { readCode } from "../code-text.ts";

export type Scanned = CodePlace & { brand: Brand };

/** Runs `work` with the place of a code that somebody typed or scanned; refuses `not_found`. */
export async function atCode<T>(
  house: House,
  typed: string,
  work: (ctx: Context, scanned: Scanned) => Promise<T>,
): Promise<T> {
  const read = readCode(typed);
  const brand = read && (await brandById(house.database.app, read.brandId));
  if (!brand) throw new Refusal("not_found", "code");
  const on = { brandId: brand.id, actor: system("place code"), now: house.clock() };
  return withBrand(house.database.app, on, async (ctx) =>
    work(ctx, { brand, ...(await findCode(ctx, { code: read.code })) }),
  );
}

/** Where a code leads, as a path with its query: a survey's open link with what is known of the place, or the page of its chat. */
export function targetOf({ brand, code, branch, title }: Scanned): string {
  if (code.target === "chat") return `/q/${code.code}/chat`;
  const said = new URLSearchParams({ channel: "in_person", touchpoint: title.slice(0, 60) });
  if (branch && branch.kind !== "own") said.set("partner", branch.name);
  said.set("code", code.code);
  return `/s/${brand.slug}/${code.survey_key}?${said}`;
}
