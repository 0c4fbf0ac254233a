import { Refusal } from "../../../../platform/errors/index.ts";

/** The name of an uploaded file, percent-encoded in its header. */
export function fileName(headers: Record<string, unknown>): string {
  const said = headers["hamdel-file-name"];
  try {
    return typeof said === "string" ? decodeURIComponent(said) : "file";
  } catch {
    throw new Refusal("invalid", "hamdel-file-name");
  }
}

/** The body of an upload; refuses `empty_message` for none. */
export function bytesOf(body: unknown): Buffer {
  if (!Buffer.isBuffer(body) || body.length === 0) throw new Refusal("empty_message");
  return body;
}
