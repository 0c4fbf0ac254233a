import { createHmac } from "node:crypto";

/**
 * The header `hamdel-signature` of a body: `t=SECONDS,v1=HEX[,v1=HEX]`, an HMAC-SHA256 of `SECONDS.BODY` for each secret that holds. Whoever
 * receives it takes it if any of them is right and the time is near.
 */
export function signWebhook(secrets: readonly string[], at: Date, body: string): string {
  const seconds = Math.floor(at.getTime() / 1000);
  const signatures = secrets.map((secret) => createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex"));
  return [`t=${seconds}`, ...signatures.map((one) => `v1=${one}`)].join(",");
}
