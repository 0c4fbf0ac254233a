import { createHmac, timingSafeEqual } from "node:crypto";
import type { House } from "../../../../platform/house/module.ts";
import { keyFor } from "../../../admin/index.ts";

type Config = Pick<House["config"], "secretKey">;
/** Whose page a link opens. */
export type LinkTo = { brandId: number; guestId: number };

/** The token of a guest's page: brand and guest, signed with 80 bits of HMAC-SHA256. It is stored nowhere. */
export function linkToken(config: Config, { brandId, guestId }: LinkTo): string {
  const said = `${brandId.toString(36)}.${guestId.toString(36)}`;
  return `${said}.${signatureOf(config, said)}`;
}

/** Whose page a token opens; null where it is not ours. */
export function readLinkToken(config: Config, token: string): LinkTo | null {
  const [, brand, guest, signed] = /^([0-9a-z]{1,7})\.([0-9a-z]{1,11})\.([0-9a-z]{16})$/.exec(token) ?? [];
  if (!brand || !guest || !signed) return null;
  const wanted = Buffer.from(signatureOf(config, `${brand}.${guest}`));
  const given = Buffer.from(signed);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
  const found = { brandId: Number.parseInt(brand, 36), guestId: Number.parseInt(guest, 36) };
  return Number.isSafeInteger(found.guestId) && found.brandId <= 2 ** 31 - 1 ? found : null;
}

/** Letters and digits alone: programs that make links of texts leave out a sign at the end. */
function signatureOf({ secretKey }: Config, said: string): string {
  const digest = createHmac("sha256", keyFor(secretKey, "meeting link")).update(said).digest("hex");
  return BigInt(`0x${digest.slice(0, 20)}`)
    .toString(36)
    .padStart(16, "0");
}

/** Where a guest opens it. */
export function guestLink(config: Config & Pick<House["config"], "publicUrl">, to: LinkTo): string {
  return `${config.publicUrl}/m/${linkToken(config, to)}`;
}
