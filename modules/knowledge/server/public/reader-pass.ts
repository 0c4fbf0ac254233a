import { createHmac, timingSafeEqual } from "node:crypto";
import type { House } from "../../../../platform/house/module.ts";
import { keyFor, siteByKey, verifySiteClaim } from "../../../admin/index.ts";

/** The cookie by which a browser is known to be a signed-in customer's. It says of which brand and until when, and of whom nothing. */
export const passCookie = "hamdel_help";
const life = 24 * 60 * 60;

/**
 * A pass for whoever comes with a claim that the server of one of the brand's sites signed. Gives null for another brand's site; refuses
 * `bad_claim`.
 */
export async function passOf(
  house: House,
  brandId: number,
  siteKey: string,
  claim: string,
): Promise<{ value: string; maxAge: number } | null> {
  const site = await siteByKey(house, siteKey);
  if (!site || site.brandId !== brandId) return null;
  verifySiteClaim(house, site, claim);
  const body = `${brandId}.${Math.floor(house.clock().getTime() / 1000) + life}`;
  return { value: `${body}.${sign(house, body)}`, maxAge: life };
}

/** Whether a cookie is a pass for this brand whose time is not over. */
export function holdsPass(house: House, brandId: number, value: string | undefined): boolean {
  const [brand = "", until = "", given = ""] = (value ?? "").split(".");
  const expected = Buffer.from(sign(house, `${brand}.${until}`));
  const found = Buffer.from(given);
  if (found.length !== expected.length || !timingSafeEqual(found, expected)) return false;
  return Number(brand) === brandId && Number(until) * 1000 > house.clock().getTime();
}

function sign(house: House, body: string): string {
  return createHmac("sha256", keyFor(house.config.secretKey, "help-pass")).update(body).digest("base64url");
}
