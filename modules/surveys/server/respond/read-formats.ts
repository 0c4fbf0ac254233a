import { normalise, readNationalId } from "../../../../platform/identifiers/index.ts";
import type { ReadFormats } from "../../contract/check-answer.ts";

/** Reads phones, e-mails and national ids as the house does everywhere. */
export const readFormats: ReadFormats = {
  phone: (text) => normalised("phone", text),
  email: (text) => normalised("email", text),
  national_id: readNationalId,
};

function normalised(type: "phone" | "email", text: string): string | null {
  const read = normalise(type, text);
  return "problem" in read ? null : read.value;
}
