import { buttonsOn } from "../../../inbox/index.ts";
import { type Asking, askWords, buttonsOf, fill, questionLines, said } from "./asking-words.ts";
import { composeLetter } from "./compose-letter.ts";

export type Composed = { text: string; html: string | null; subject: string; buttons: string[] };

/** A message that asks, for one channel. Letters carry the question as buttons, the chat and some messengers as their own; others say what to send. */
export function composeAsking(asking: Asking, channel: string): Composed {
  const { language, brand, name, question, link, isReminder } = asking;
  const words = askWords(language);
  const usual = name ? fill(words.messageNamed, { name: name.split(/\s+/)[0]! }) : words.message;
  const opening = isReminder ? words.reminder : said(asking.message, language, name) || usual;
  const subject = said(asking.subject, language, name) || fill(words.subject, { brand });
  const put = question && questionLines(question, language, name);
  const where = fill(put ? words.orOpen : words.open, { link });
  const offered = question ? buttonsOf(question, language, name) : [];
  const buttons = offered.length <= buttonsOn(channel) ? offered : [];
  const lines = put ? [put.title, ...(buttons.length > 0 ? [] : put.lines), where] : [where];
  if (channel === "sms")
    return { text: [opening, ...lines, brand, words.stopSms].join("\n"), html: null, subject, buttons: [] };
  if (channel !== "email") return { text: [opening, "", ...lines].join("\n"), html: null, subject, buttons };
  const text = [opening, ...(put ? [put.title] : []), fill(words.open, { link })].join("\n\n");
  const stop = asking.stopPage ? `\n\n${words.stop}: ${asking.stopPage}` : "";
  return { text: text + stop, html: composeLetter(asking, opening), subject, buttons: [] };
}
