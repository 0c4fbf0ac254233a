import { createHmac, timingSafeEqual } from "node:crypto";

/** How far a signed time may lie from ours, in seconds. */
const drift = 600;

/** Whether two texts are the same, in a time that does not tell how much of them is. */
function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

const anyOf = (secrets: readonly string[], check: (secret: string) => boolean) =>
  // Every secret is tried, so that time does not tell which one was right.
  secrets.map(check).includes(true);

/** Whether WooCommerce signed a body with one of these secrets: base64 of HMAC-SHA256 of the bytes. */
export function isWooSignature(secrets: readonly string[], header: string, body: Buffer): boolean {
  return anyOf(secrets, (secret) => same(createHmac("sha256", secret).update(body).digest("base64"), header.trim()));
}

/**
 * Whether a header `t=SECONDS,v1=HEX` signs a body with one of these secrets, not more than ten minutes from now: HMAC-SHA256 of
 * `SECONDS.BODY`, as our own webhooks are signed.
 */
export function isTimedSignature(
  secrets: readonly string[],
  header: string,
  { body, now }: { body: Buffer; now: Date },
): boolean {
  const parts = header.split(",").map((part) => part.trim().split("="));
  const seconds = parts.find(([name]) => name === "t")?.[1] ?? "";
  if (!/^\d{1,12}$/.test(seconds) || Math.abs(Number(seconds) - now.getTime() / 1000) > drift) return false;
  const signatures = parts.filter(([name]) => name === "v1").map(([, hex = ""]) => hex.toLowerCase());
  return anyOf(secrets, (secret) => {
    const right = createHmac("sha256", secret).update(`${seconds}.`).update(body).digest("hex");
    return signatures.slice(0, 5).some((one) => same(one, right));
  });
}

/** Whether a header holds one of these secrets as it is, from a program that cannot sign. */
export function isPlainSecret(secrets: readonly string[], header: string): boolean {
  return header !== "" && anyOf(secrets, (secret) => same(secret, header.trim()));
}
