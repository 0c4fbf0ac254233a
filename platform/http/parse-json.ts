import type { FastifyRequest } from "fastify";
import { Refusal } from "../errors/index.ts";

const strictText = new TextDecoder("utf-8", { fatal: true });

/** Decodes UTF-8 strictly; refuses broken bytes and NUL, which PostgreSQL text cannot hold. */
export function decodeText(bytes: Uint8Array): string {
  let text: string;
  try {
    text = strictText.decode(bytes);
  } catch {
    throw new Refusal("bad_encoding");
  }
  if (text.includes("\0") || text.includes("\\u0000")) throw new Refusal("bad_encoding");
  return text;
}

/** The body of an `application/json` request; an empty one is undefined. */
export async function parseJson(_request: FastifyRequest, body: Buffer): Promise<unknown> {
  if (body.length === 0) return undefined;
  const text = decodeText(body);
  try {
    return JSON.parse(text, dropPrototype);
  } catch {
    throw new Refusal("malformed_json");
  }
}

function dropPrototype(key: string, value: unknown): unknown {
  return key === "__proto__" ? undefined : value;
}
