import { createHmac, timingSafeEqual } from "node:crypto";
import { Refusal } from "../../../../platform/errors/index.ts";
import { normalise } from "../../../../platform/identifiers/index.ts";
import { hookBody } from "../../contract.ts";
import type { Heard } from "../take/heard.ts";

const farthest = 300;

/**
 * Checks `hamdel-signature: t=SECONDS,v1=HEX`, an HMAC-SHA256 of `SECONDS.BODY` with the source's secret, as our own webhooks are signed.
 * Refuses `bad_signature` where none is right or the time is more than five minutes off.
 */
export function checkSignature(secret: string, header: string, body: Buffer, now: Date): void {
  const parts = header
    .slice(0, 1000)
    .split(",")
    .map((part) => part.trim());
  const seconds = /^t=(\d{1,12})$/.exec(parts[0] ?? "")?.[1];
  if (!seconds || Math.abs(now.getTime() / 1000 - Number(seconds)) > farthest) throw new Refusal("bad_signature");
  const wanted = createHmac("sha256", secret).update(`${seconds}.`).update(body).digest();
  const right = parts.some((part) => {
    const given = Buffer.from(/^v1=([0-9a-f]{64})$/i.exec(part)?.[1] ?? "", "hex");
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  });
  if (!right) throw new Refusal("bad_signature");
}

/** What a program sent, as it is heard. Refuses `not_understood` for anything else. */
export function readHookBody(body: Buffer, now: Date): Heard[] {
  const read = hookBody.safeParse(readJson(body));
  if (!read.success) throw new Refusal("not_understood");
  const all = "mentions" in read.data ? read.data.mentions : [read.data];
  return all.map((one) => ({
    key: one.external_id ?? one.link ?? `${one.title}\n${one.text}`,
    saidAt: one.said_at ? new Date(one.said_at) : now,
    ...{ title: one.title, text: one.text, author: one.author ?? null, link: one.link ?? null },
    ...{ place: one.place ?? null, channel: one.channel, identity: identityOf(one.identity) },
  }));
}

function identityOf(given: { type: Parameters<typeof normalise>[0]; value: string } | undefined): Heard["identity"] {
  if (!given) return null;
  const found = normalise(given.type, given.value);
  return "value" in found ? { type: given.type, value: found.value } : null;
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new Refusal("not_understood");
  }
}
