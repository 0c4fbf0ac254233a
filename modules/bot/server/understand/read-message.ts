import { fromFinglish, fromWrongKeyboard, guessLanguage, searchForm } from "../../../../platform/text/index.ts";
import type { Language } from "../../contract.ts";

/** More of a message than this is not thought about; the whole is kept and shown to people. */
const longest = 4000;

/** `text`: what is thought about; `readAs`: how Finglish or a wrong keyboard was read, where it was. */
export type ReadMessage = { text: string; readAs: string | null; language: Language; wordless: boolean };

/** Reads what a customer typed: in which language, and what it says where the keyboard or the letters were others. */
export function readMessage(typed: string, before: Language): ReadMessage {
  const text = typed.slice(0, longest).trim();
  const readAs = fromWrongKeyboard(text) ?? fromFinglish(text);
  const language = readAs ? "fa" : (guessLanguage(text) ?? before);
  return { text, readAs, language, wordless: !/[\p{L}\p{N}]/u.test(searchForm(text)) };
}
