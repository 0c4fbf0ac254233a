import type { Context } from "../../../../platform/db/index.ts";
import { findCode } from "../code-rows.ts";
import { codeSvg } from "./picture.ts";

/** A code to stand on somebody else's sheet: its picture, what it says, and its place. Refuses `not_found`; null once it is retired. */
export async function codeForPrint(
  ctx: Context,
  id: number,
  origin: string,
): Promise<{ svg: string; address: string; title: string } | null> {
  const { code, title } = await findCode(ctx, { id });
  if (code.retired_at) return null;
  const address = `${origin}/q/${code.code}`;
  return { svg: await codeSvg(address, 1), address, title };
}
