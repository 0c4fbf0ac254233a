import { createHmac, timingSafeEqual } from "node:crypto";
import * as z from "zod";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { unseal } from "../secrets.ts";
import type { Site } from "./site-directory.ts";

const text = z.string().trim().min(1).max(200);
/** Who a visitor is, as the site's own server says it; `exp` in seconds since 1970. At least one identifier must be there. */
const claim = z
  .object({
    exp: z.number(),
    id: text.optional(),
    phone: text.optional(),
    email: text.optional(),
    name: text.optional(),
  })
  .refine(({ id, phone, email }) => id ?? phone ?? email);
export type SiteClaim = z.infer<typeof claim>;

const longestLife = 24 * 60 * 60;

/** Signs a claim as a site's server does: `base64url(JSON) + "." + base64url(HMAC-SHA256(secret, the part before the dot))`. */
export function signSiteClaim(secret: string, who: SiteClaim): string {
  const body = Buffer.from(JSON.stringify(who)).toString("base64url");
  return `${body}.${signature(secret, body).toString("base64url")}`;
}

/**
 * Reads a claim that a site's server signed. Refuses `bad_claim` when the signature is another's, the time is over, or it would
 * hold for longer than a day (a leaked one should not open doors for ever).
 */
export function verifySiteClaim(house: House, site: Site, signed: string): SiteClaim {
  const [body = "", given = ""] = signed.length > 4000 ? [] : signed.split(".");
  const expected = signature(unseal(house.config.secretKey, site.secretSealed), body);
  const found = Buffer.from(given, "base64url");
  if (found.length !== expected.length || !timingSafeEqual(found, expected)) throw new Refusal("bad_claim");
  const read = claim.safeParse(parsed(body));
  const now = house.clock().getTime() / 1000;
  if (!read.success || read.data.exp <= now || read.data.exp > now + longestLife) throw new Refusal("bad_claim");
  return read.data;
}

function signature(secret: string, body: string): Buffer {
  return createHmac("sha256", secret).update(body).digest();
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(Buffer.from(body, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}
