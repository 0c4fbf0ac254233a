import { createHmac, timingSafeEqual } from "node:crypto";
import type { House } from "../../../../platform/house/module.ts";
import { keyFor } from "../../../admin/index.ts";
import { type Purpose, purposes } from "../../contract.ts";

type Config = Pick<House["config"], "secretKey">;
/** Whose link it is: an identity, so that it follows merging and its undoing. */
export type LinkOwner = { brandId: number; identityId: number };
/** What a link to stop is about. */
export type Stop = LinkOwner & { channel: string; purpose: Purpose };

const dayLength = 86_400_000;
/** A page that shows what somebody allows is open for half a year; a link that can only stop something, for two years. */
const days = { page: 180, stop: 730 };
const keyNames = { page: "consent page", stop: "unsubscribe" };
type Kind = keyof typeof keyNames;

/** The token of the page on which a customer sees and changes what they allow. */
export function pageToken(config: Config, { brandId, identityId }: LinkOwner, now: Date): string {
  return sign(config, "page", [brandId, identityId], now);
}

/** The token of a link that stops one purpose on one channel. */
export function stopToken(config: Config, { brandId, identityId, channel, purpose }: Stop, now: Date): string {
  return sign(config, "stop", [brandId, identityId, channel, purpose], now);
}

/** Whose page a token opens; null where it is not ours, of another kind, or too old. */
export function readPageToken(config: Config, token: string, now: Date): LinkOwner | null {
  const said = readToken(config, "page", token, now);
  return said && { brandId: Number(said[0]), identityId: Number(said[1]) };
}

/** What a token stops; null where it is not ours, of another kind, or too old. */
export function readStopToken(config: Config, token: string, now: Date): Stop | null {
  const said = readToken(config, "stop", token, now);
  const purpose = purposes.find((one) => one === said?.[3]);
  if (!said || !purpose) return null;
  return { brandId: Number(said[0]), identityId: Number(said[1]), channel: said[2]!, purpose };
}

function sign(config: Config, kind: Kind, said: readonly (string | number)[], now: Date): string {
  // To the day, so that the letters of one day carry the same link.
  const until = Math.ceil(now.getTime() / dayLength) + days[kind];
  const text = Buffer.from([until, ...said].join(" ")).toString("base64url");
  return `${text}.${signature(config, kind, text).toString("base64url")}`;
}

function readToken(config: Config, kind: Kind, token: string, now: Date): string[] | null {
  const [text, signed, more] = token.split(".");
  if (!text || !signed || more !== undefined) return null;
  const given = Buffer.from(signed, "base64url");
  const wanted = signature(config, kind, text);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
  const [until, ...said] = Buffer.from(text, "base64url").toString().split(" ");
  return Number(until) * dayLength > now.getTime() ? said : null;
}

/** HMAC-SHA256 under a key of this kind alone: a token of one kind is none of another. */
function signature(config: Config, kind: Kind, text: string): Buffer {
  return createHmac("sha256", keyFor(config.secretKey, keyNames[kind])).update(text).digest();
}
