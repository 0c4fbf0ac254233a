import type { Outgoing, SendOutcome } from "../channel-adapter.ts";

/** Why a message cannot go out as an SMS at all, told before anybody is asked; null where it can. */
export function unsendable({ text, files, pattern }: Outgoing, most: number): SendOutcome | null {
  if (files.length > 0) return failed("attachments_unsupported");
  if (pattern) return null;
  if (!text.trim()) return failed("text_empty");
  return text.length > most ? failed("text_too_long") : null;
}

function failed(code: string): SendOutcome {
  return { state: "failed", code, again: null };
}

/** Refuses values of a template that are empty, too long, or hold what the provider cuts them at; null where all are fine. */
export function wrongValues(
  tokens: readonly [string, string][],
  { most, separator }: { most: number; separator?: string },
): SendOutcome | null {
  for (const [, value] of tokens) {
    if (!value) return failed("template_values");
    if ([...value].length > most) return failed("template_value_long");
    if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value) || (separator && value.includes(separator)))
      return failed("token_has_separator");
  }
  return null;
}
