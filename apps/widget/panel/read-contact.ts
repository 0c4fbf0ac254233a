import type { Contact } from "../talk/calls.ts";

/** Latin digits in place of Persian and Arabic ones. */
export function latinDigits(text: string): string {
  return text.replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 15));
}

export type Field = "name" | "phone" | "email";
export type Wrong = Partial<Record<Field, "needed" | "phoneUnread" | "emailUnread" | "oneNeeded" | "phoneNeeded">>;

/** Reads what was written into a contact form; what is wrong with it, field by field, where something is. */
export function readContact(
  written: Partial<Record<Field, string>>,
  rule: { all: boolean; callBack: boolean },
): { contact: Contact } | { wrong: Wrong } {
  const contact: Contact = {};
  const wrong: Wrong = {};
  for (const [field, text] of Object.entries(written) as [Field, string][]) {
    const value = field === "name" ? text.trim() : latinDigits(text.trim());
    if (value) contact[field] = value;
    else if (rule.all) wrong[field] = "needed";
  }
  if (contact.phone && contact.phone.replace(/\D/g, "").length < 7) wrong.phone = "phoneUnread";
  if (contact.email && !/^\S+@\S+\.\S+$/.test(contact.email)) wrong.email = "emailUnread";
  if (!rule.all && rule.callBack && !contact.phone) wrong.phone = "phoneNeeded";
  else if (!rule.all && !contact.phone && !contact.email) wrong.phone = "oneNeeded";
  return Object.keys(wrong).length > 0 ? { wrong } : { contact };
}
