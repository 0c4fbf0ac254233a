import type { IncomingNote } from "../../channel-adapter.ts";
import { cleanHtml } from "../html/clean-html.ts";
import { textOfHtml } from "../html/text-of-html.ts";
import { undoMojibake } from "./guess-charset.ts";
import { inviteLine, readInvite } from "./invite.ts";
import type { Letter, LetterFile } from "./letter-parts.ts";

export type LetterText = { text: string; html: string | null };

const mostText = 1024 * 1024;

/** Text cut at a whole character, in UTF-8 bytes. */
function cut(text: string, notes: IncomingNote[]): string {
  if (Buffer.byteLength(text) <= mostText) return text;
  notes.push({ code: "text_cut", values: { megabytes: 1 } });
  return Buffer.from(text)
    .subarray(0, mostText)
    .toString("utf8")
    .replace(/\ufffd+$/, "");
}

function plain(text: string): string {
  return text
    .replaceAll("\0", "")
    .replace(/\r\n?/g, "\n")
    .replace(/[ \t]+$/gm, "")
    .trim();
}

/** A line that stands in a text part only because there had to be one. */
const stub =
  /^.{0,200}(?:does not support html|html[- ]?(?:email|message|format|version)|view this (?:e-?mail|message) in|نمایش html|از html پشتیبانی)/is;

/**
 * The words and the cleaned HTML of a letter. The words are those of its text part; of its HTML where there is none or only a stub.
 * Invitations add a line of their own; `more` is HTML or text that was found elsewhere (a winmail.dat).
 */
export function letterText(
  letter: Letter,
  kept: readonly LetterFile[],
  more: LetterText | null,
  notes: IncomingNote[],
): LetterText {
  const { mail } = letter;
  const places = new Map(kept.flatMap(({ cid }, place) => (cid ? [[cid, place] as const] : [])));
  const source = (mail.html || more?.html) ?? null;
  const html = source ? cleanHtml(undoMojibake(source), places) : null;
  const written = plain(undoMojibake(mail.text ?? "")) || plain(more?.text ?? "");
  const useHtml = html !== null && (written === "" || (written.length < 400 && stub.test(written)));
  const words = useHtml ? textOfHtml(html) : written;
  const invites = letter.files
    .filter(({ contentType, name }) => contentType === "text/calendar" || /\.ics$/i.test(name))
    .map(({ bytes }) => readInvite(bytes.toString("utf8")))
    .filter((invite) => invite !== null);
  const lines = [...new Set(invites.map(inviteLine))];
  return { text: cut([words, ...lines].filter(Boolean).join("\n\n"), notes), html: html || null };
}
