import type { Language } from "../../contract.ts";

export function guessLanguage(text: string): Language | null {
  const persian = text.match(/\p{Script=Arabic}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return persian + latin === 0 ? null : persian >= latin ? "fa" : "en";
}
export function fromFinglish(_text: string): string | null {
  return null;
}
export function fromWrongKeyboard(_text: string): string | null {
  return null;
}
