import { toLatinDigits } from "../i18n/digits.ts";
import type { Outcome } from "./outcome.ts";

export type Messenger = "telegram" | "bale" | "instagram" | "rubika" | "eitaa";

const hosts: Record<Messenger, RegExp> = {
  telegram: /^(?:t|telegram)\.(?:me|dog)\/(?:s\/)?/,
  bale: /^(?:ble\.ir|bale\.ai|web\.bale\.ai)\//,
  instagram: /^(?:instagram\.com|instagr\.am|ig\.me\/m)\//,
  rubika: /^(?:rubika\.ir|m\.rubika\.ir)\//,
  eitaa: /^(?:eitaa\.com|eitaa\.ir|web\.eitaa\.com)\/@?/,
};

const names: Record<Messenger, RegExp> = {
  telegram: /^[a-z](?:_?[a-z0-9])+$/,
  bale: /^[a-z][a-z0-9_]*$/,
  instagram: /^[a-z0-9_](?:[a-z0-9_.]*[a-z0-9_])?$/,
  rubika: /^[a-z][a-z0-9_]*$/,
  eitaa: /^[a-z][a-z0-9_]*$/,
};

// Rubika's own ids: a letter for the kind of account, then a long hexadecimal number.
const rubikaGuid = /^[ubcgs]0[a-z0-9]{20,60}$/i;

/**
 * A messenger account: a name as `@name` in lower case (also from its web address), or the number the messenger's bot
 * interface gives, as it is. Names may be changed by their owners, numbers not: bots should give the number.
 */
export function normaliseMessengerId(messenger: Messenger, raw: string): Outcome {
  if (raw.length > 300) return { problem: "identifier_too_long" };
  const bare = toLatinDigits(raw.normalize("NFKC").replace(/\p{Cf}/gu, "")).trim();
  if (!bare) return { problem: "identifier_empty" };
  if (messenger !== "instagram" && /^-?\d{1,20}$/.test(bare)) return { value: bare, shown: bare };
  if (messenger === "rubika" && rubikaGuid.test(bare)) return { value: bare, shown: bare };
  const address = bare.toLowerCase();
  const page = address.replace(/^https?:\/\//, "").replace(/^www\./, "");
  // Another site's address is nobody's account here.
  if (address.includes("/") && !hosts[messenger].test(page)) return { problem: "messenger_id_unreadable" };
  const path = page.replace(hosts[messenger], "");
  const name = path.replace(/^@/, "").replace(/[/?#].*$/s, "");
  if (name.length < 2 || name.length > 32 || !names[messenger].test(name))
    return { problem: "messenger_id_unreadable" };
  return { value: `@${name}`, shown: `@${name}` };
}
