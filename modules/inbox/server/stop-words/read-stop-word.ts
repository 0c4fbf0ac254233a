import { latinDigits } from "../../../../platform/text/index.ts";

/** `all`: nothing at all any more. */
export type StopWord = "stop" | "all" | "start";

const words: Record<StopWord, readonly string[]> = {
  all: ["لغو همه", "لغو کل", "لغو تمام", "توقف همه", "stop all", "stopall"],
  stop: [
    "لغو",
    "لغو11",
    "لغو 11",
    "11 لغو",
    "لغو عضویت",
    "لغو اشتراک",
    "لغو پیامک",
    "لغو تبلیغات",
    "لغو دریافت",
    "انصراف",
    "انصراف از عضویت",
    "انصراف از دریافت پیامک",
    "قطع پیامک",
    "دیگر پیامک نفرستید",
    "پیامک نفرستید",
    "توقف",
    "stop",
    "unsubscribe",
    "unsub",
    "optout",
    "opt out",
    "off",
  ],
  start: ["شروع", "شروع دوباره", "عضویت", "فعال", "فعالسازی", "start", "unstop", "subscribe", "optin", "opt in"],
};
// Advertisements end in «لغو۱۱»: send 11 to stop. Elsewhere a number may be an answer.
const onAdvertisingLines = new Set(["11"]);

/** A text as stop words are compared: one spelling of letters and digits, no marks, no half-spaces, single spaces. */
function plain(text: string): string {
  return latinDigits(text.normalize("NFKC"))
    .toLowerCase()
    .replace(/[يى]/g, "ی")
    .replace(/ك/g, "ک")
    .replace(/[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

const read = new Map(
  (Object.entries(words) as [StopWord, string[]][]).flatMap(([means, list]) =>
    list.map((word) => [plain(word), means] as const),
  ),
);

/**
 * Whether a message is a stop word and nothing else, in whatever spelling: «لغو», «لغو۱۱», «انصراف», "STOP" … or «شروع», which takes it
 * back. Null for everything longer: «سفارشم را لغو کنید» is for people. `advertising`: it came to a line for advertising.
 */
export function readStopWord(text: string, { advertising }: { advertising: boolean }): StopWord | null {
  if (text.length > 60) return null;
  const said = plain(text);
  return read.get(said) ?? (advertising && onAdvertisingLines.has(said) ? "stop" : null);
}
