import { toLatinDigits } from "../../../../platform/i18n/index.ts";
import { readNationalId } from "../../../../platform/identifiers/national-id.ts";
import type { ReadFormats } from "../../contract.ts";

/** Whether phones, e-mails and national ids look like some; the server reads them as the house does everywhere. */
export const readFormats: ReadFormats = {
  phone: (text) => (/^\+?\d{8,15}$/.test(toLatinDigits(text).replace(/[\s()-]/g, "")) ? text.trim() : null),
  email: (text) => (/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text.trim()) ? text.trim() : null),
  national_id: readNationalId,
};
