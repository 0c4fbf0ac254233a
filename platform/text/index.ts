export { toLatinDigits as latinDigits } from "../i18n/digits.ts";
export { nameKey, searchDocument, searchForm, searchQuery } from "./search-form.ts";
