import { Refusal } from "../../../platform/errors/index.ts";
import { decodeText } from "../../../platform/http/index.ts";
import { interactionInput } from "../contract.ts";
import { type ReadInteraction, readInteraction } from "./read-interaction.ts";

/** Understands one interaction written as JSON. Refuses `bad_encoding`, `malformed_json`, `invalid` and what readInteraction refuses. */
export function readInteractionText(bytes: Uint8Array, now: Date): ReadInteraction {
  let json: unknown;
  const text = decodeText(bytes);
  try {
    json = JSON.parse(text);
  } catch {
    throw new Refusal("malformed_json");
  }
  const parsed = interactionInput.safeParse(json);
  if (parsed.success) return readInteraction(parsed.data, now);
  throw new Refusal("invalid", {
    fields: parsed.error.issues.map((issue) => ({ path: issue.path.join("."), code: issue.code })),
  });
}
