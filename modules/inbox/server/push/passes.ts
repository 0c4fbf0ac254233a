import { createHmac, timingSafeEqual } from "node:crypto";
import { Refusal } from "../../../../platform/errors/index.ts";
import { keyFor } from "../../../admin/index.ts";

/** What a notice may be used for by whoever got it: to see its picture, or to be told again later. */
export type PassFor = "picture" | "later";
/** `about`: the picture's attachment; or the message and the device. */
type Pass = { brandId: number; about: readonly number[]; until: Date };

/** An unguessable part of an address, good for one thing until a time. */
export function writePass(secretKey: Buffer, what: PassFor, { brandId, about, until }: Pass): string {
  const said = [brandId, ...about, Math.floor(until.getTime() / 1000)].map((part) => part.toString(36)).join(".");
  return `${said}.${mark(secretKey, what, said).toString("base64url")}`;
}

/** Reads one. Refuses `not_found` for what we did not write, or whose time is over. */
export function readPass(secretKey: Buffer, what: PassFor, pass: string, now: Date): Omit<Pass, "until"> {
  const end = pass.lastIndexOf(".");
  const said = pass.slice(0, Math.max(0, end));
  const given = Buffer.from(pass.slice(end + 1), "base64url");
  const right = mark(secretKey, what, said);
  if (given.length !== right.length || !timingSafeEqual(given, right)) throw new Refusal("not_found");
  const numbers = said.split(".").map((part) => Number.parseInt(part, 36));
  const until = numbers.at(-1)!;
  if (until * 1000 <= now.getTime()) throw new Refusal("not_found");
  return { brandId: numbers[0]!, about: numbers.slice(1, -1) };
}

function mark(secretKey: Buffer, what: PassFor, said: string): Buffer {
  return createHmac("sha256", keyFor(secretKey, `push ${what}`))
    .update(said)
    .digest();
}
