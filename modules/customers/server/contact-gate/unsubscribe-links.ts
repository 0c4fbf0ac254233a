import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { Purpose } from "../../contract.ts";
import { pageToken, stopToken } from "./contact-token.ts";

/** `page` for the foot of a letter; `oneClick` and `headers` for the mail program's own button (RFC 8058). */
export type UnsubscribeLinks = {
  page: string;
  oneClick: string;
  headers: { "List-Unsubscribe": string; "List-Unsubscribe-Post": string };
};

/**
 * How whoever gets a letter stops it. RFC 8058 wants both headers under the letter's DKIM signature and `PUBLIC_URL` to be https.
 * Refuses `not_found` where the identity does not exist or its person was erased.
 */
export async function unsubscribeLinks(
  { config }: Pick<House, "config">,
  ctx: Context,
  { identityId, channel, purpose }: { identityId: number; channel: string; purpose: Purpose },
): Promise<UnsubscribeLinks> {
  const { rows } = await sql`select from identity where brand_id = ${ctx.brandId} and id = ${identityId}
    and erased_at is null`.execute(ctx.db);
  if (rows.length === 0) throw new Refusal("not_found", "identity");
  const owner = { brandId: ctx.brandId, identityId };
  const page = `${config.publicUrl}/p/consent/${pageToken(config, owner, ctx.now)}`;
  const oneClick = `${config.publicUrl}/p/unsubscribe/${stopToken(config, { ...owner, channel, purpose }, ctx.now)}`;
  const headers = { "List-Unsubscribe": `<${oneClick}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
  return { page, oneClick, headers };
}
