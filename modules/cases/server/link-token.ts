import { createHmac, timingSafeEqual } from "node:crypto";
import type { House } from "../../../platform/house/module.ts";
import { keyFor } from "../../admin/index.ts";

type Config = Pick<House["config"], "secretKey">;
/** What a link opens: a question whether it is solved (`c`), or thanks to somebody happy (`p`). */
export type LinkKind = "c" | "p";
export type LinkTo = { kind: LinkKind; brandId: number; id: number };

/**
 * The token of a customer's page, short enough for an SMS: kind, brand and row, signed with 80 bits of HMAC-SHA256. Whether it is still open
 * stands in its row.
 */
export function linkToken(config: Config, { kind, brandId, id }: LinkTo): string {
  const said = `${kind}${brandId.toString(36)}.${id.toString(36)}`;
  return `${said}.${signatureOf(config, said)}`;
}

/** What a token opens; null where it is not ours. */
export function readLinkToken(config: Config, token: string): LinkTo | null {
  const [, kind, brand, id, signed] = /^([cp])([0-9a-z]{1,7})\.([0-9a-z]{1,11})\.([0-9a-z]{1,20})$/.exec(token) ?? [];
  if (!kind || !brand || !id || !signed) return null;
  const wanted = Buffer.from(signatureOf(config, `${kind}${brand}.${id}`));
  const given = Buffer.from(signed);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
  const found = { kind: kind as LinkKind, brandId: Number.parseInt(brand, 36), id: Number.parseInt(id, 36) };
  return Number.isSafeInteger(found.id) && found.brandId <= 2 ** 31 - 1 ? found : null;
}

/** Letters and digits alone: programs that make links of texts leave out a dot or a dash at the end. */
function signatureOf({ secretKey }: Config, said: string): string {
  const digest = createHmac("sha256", keyFor(secretKey, "case link")).update(said).digest("hex");
  return BigInt(`0x${digest.slice(0, 20)}`)
    .toString(36)
    .padStart(16, "0");
}

/** Where a customer opens it. */
export function linkOf(config: Config & Pick<House["config"], "publicUrl">, to: LinkTo): string {
  return `${config.publicUrl}/c/${linkToken(config, to)}`;
}
