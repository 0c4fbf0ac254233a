export { toLatinDigits as latinDigits } from "../i18n/digits.ts";
export { fromFinglish } from "./finglish.ts";
export { guessLanguage } from "./guess-language.ts";
export { nameKey, searchDocument, searchForm, searchQuery } from "./search-form.ts";
export { sentencesOf } from "./sentences.ts";
export { stemOf } from "./stem.ts";
export { isStopWord } from "./stop-words.ts";
export { tokensOf } from "./tokens.ts";
export { fromWrongKeyboard, onOtherKeyboard } from "./wrong-keyboard.ts";
