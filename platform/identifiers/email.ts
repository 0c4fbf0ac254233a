import { domainToASCII, domainToUnicode } from "node:url";
import type { Outcome } from "./outcome.ts";

const maxLength = 254;
const maxLocalLength = 64;
const local = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const domainLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * An e-mail address in lower case, its domain in ASCII (`xn--…`), also from `mailto:` and `Name <address>`.
 * Checks shape and lengths (RFC 5321), not whether the mailbox exists; dots and +tags in the local part are kept.
 */
export function normaliseEmail(raw: string): Outcome {
  if (raw.length > 1000) return { problem: "identifier_too_long" };
  const bare = raw
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .trim();
  const address = (/<([^<>]*)>$/.exec(bare)?.[1] ?? bare)
    .trim()
    .replace(/^mailto:/i, "")
    .toLowerCase()
    .normalize("NFKC");
  if (!address) return { problem: "identifier_empty" };
  const at = address.lastIndexOf("@");
  const name = address.slice(0, at);
  if (at < 1 || !local.test(name)) return { problem: "email_unreadable" };
  const domain = asciiDomain(address.slice(at + 1));
  if (!domain) return { problem: "email_unreadable" };
  if (Buffer.byteLength(name) > maxLocalLength) return { problem: "identifier_too_long" };
  const value = `${name}@${domain}`;
  if (Buffer.byteLength(value) > maxLength) return { problem: "identifier_too_long" };
  return { value, shown: `${name}@${domainToUnicode(domain) || domain}` };
}

const plainDomain = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/;

function asciiDomain(text: string): string | undefined {
  const domain = plainDomain.test(text) && !text.includes("xn--") ? text : domainToASCII(text);
  const labels = domain.split(".");
  const last = labels.at(-1) ?? "";
  if (labels.length < 2 || domain.length > 253 || /^\d+$/.test(last)) return undefined;
  return labels.every((label) => domainLabel.test(label)) ? domain : undefined;
}
