/** How an SMS is billed: `characters` are septets of GSM-7 or UTF-16 units of UCS-2, `left` what still fits in its last part. */
export type SmsParts = { parts: number; characters: number; left: number; encoding: "gsm7" | "ucs2" };

export type LineCounts = {
  /** Advertising lines add how to unsubscribe to every message, and it is billed. */
  advertising?: boolean;
  /** UCS-2 characters of each part of a longer message: 67, on some lines 66 (`is_66_char`). */
  partLength?: 66 | 67;
};

/** What advertising lines add to a text. Confirm with the provider: its exact wording is the operator's. */
export const unsubscribeSuffix = "\nلغو۱۱";

// GSM 03.38. Persian and Arabic letters are not in it.
const basic =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const septets = new Map([...basic].map((character) => [character, 1]));
for (const character of "\f^{}\\[~]|€") septets.set(character, 2);

/**
 * How many parts a text makes: 160 septets or 153 a part; 70 UTF-16 units or 67 (66) a part as soon as one character is not of GSM-7.
 * Parts are filled as phones put them together: neither an escape pair nor a surrogate pair is cut in two. An empty text has no part.
 */
export function countParts(text: string, { advertising = false, partLength = 67 }: LineCounts = {}): SmsParts {
  const whole = advertising && text ? withSuffix(text) : text;
  const gsm7 = [...whole].every((character) => septets.has(character));
  const sizes = [...whole].map((character) => (gsm7 ? septets.get(character)! : character.length));
  const characters = sizes.reduce((sum, size) => sum + size, 0);
  const single = gsm7 ? 160 : 70;
  const encoding = gsm7 ? "gsm7" : "ucs2";
  if (characters <= single) return { parts: characters && 1, characters, left: single - characters, encoding };
  const room = gsm7 ? 153 : partLength;
  const { parts, used } = fill(sizes, room);
  return { parts, characters, left: room - used, encoding };
}

function fill(sizes: readonly number[], room: number): { parts: number; used: number } {
  let parts = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > room) {
      parts++;
      used = 0;
    }
    used += size;
  }
  return { parts, used };
}

/** A text that says already how to unsubscribe is not told again. */
function withSuffix(text: string): string {
  return /لغو\s?(?:11|۱۱|١١)\s*$/.test(text) ? text : text + unsubscribeSuffix;
}
