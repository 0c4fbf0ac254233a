import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { House } from "../../../../platform/house/module.ts";
import { keyFor } from "../../../admin/index.ts";

/** Zero bits to find: about 16,000 hashes, a second on a slow phone, and ten hours of a machine for a flood of 100,000. */
export const challengeBits = 14;
/** A person needs at least so long to read a form and write into it. */
export const leastSeconds = 2;
const longestHours = 24;

/** A challenge for one form, signed, so that nothing needs to be remembered. */
export function newChallenge(house: House, formKey: string): string {
  const plain = `${house.clock().getTime().toString(36)}.${randomBytes(12).toString("base64url")}`;
  return `${plain}.${signed(house, formKey, plain)}`;
}

function signed(house: House, formKey: string, plain: string): string {
  return createHmac("sha256", keyFor(house.config.secretKey, "form-challenge"))
    .update(`${formKey}.${plain}`)
    .digest("base64url")
    .slice(0, 32);
}

/** `soon`: answered faster than a person writes. `stale`: not ours, of another form, or of yesterday. `unproven`: the work was not done. */
export type ChallengeAnswer = "done" | "soon" | "stale" | "unproven";

/** Judges the work of a sender. */
export function judgeChallenge(house: House, formKey: string, challenge: string, solution: string): ChallengeAnswer {
  const [at = "", random = "", signature = ""] = challenge.split(".");
  const expected = Buffer.from(signed(house, formKey, `${at}.${random}`));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return "stale";
  const seconds = (house.clock().getTime() - Number.parseInt(at, 36)) / 1000;
  if (!(seconds < longestHours * 3600)) return "stale";
  if (!/^\d{1,12}$/.test(solution) || zeroBits(`${challenge}.${solution}`) < challengeBits) return "unproven";
  return seconds < leastSeconds ? "soon" : "done";
}

function zeroBits(text: string): number {
  const hash = createHash("sha256").update(text).digest();
  return Math.clz32(hash.readUInt32BE(0));
}
