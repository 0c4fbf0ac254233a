import { createPrivateKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { signJwt } from "../sign-jwt.ts";

/** The pair by which a push service knows a brand (RFC 8292): the public point and the private number, base64url. */
export type VapidPair = { publicKey: string; privateKey: string };

/** Draws a pair. Browsers subscribe to the public key, so that it stays as long as its subscriptions. */
export function drawVapidPair(): VapidPair {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const { x, y, d } = privateKey.export({ format: "jwk" });
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x!, "base64url"), Buffer.from(y!, "base64url")]);
  return { publicKey: point.toString("base64url"), privateKey: d! };
}

/** The header by which a push service at `endpoint` knows the sender; holds for twelve hours. */
export function vapidHeader(pair: VapidPair, endpoint: string, subject: string, now: Date): string {
  const exp = Math.floor(now.getTime() / 1000) + 12 * 3600;
  const token = signJwt(keyOf(pair), { aud: new URL(endpoint).origin, exp, sub: subject });
  return `vapid t=${token}, k=${pair.publicKey}`;
}

function keyOf({ publicKey, privateKey: d }: VapidPair): KeyObject {
  const point = Buffer.from(publicKey, "base64url");
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString("base64url"));
  return createPrivateKey({ format: "jwk", key: { kty: "EC", crv: "P-256", d, x: x!, y: y! } });
}
