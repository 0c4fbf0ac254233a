import type { IdentifierProblem } from "./outcome.ts";

export const identifierProblems: Record<IdentifierProblem, string> = {
  identifier_empty: "این شناسه خالی است.",
  identifier_too_long: "این شناسه از اندازهٔ مجاز بلندتر است.",
  identifier_bad_characters: "در این شناسه نویسه‌های نامجاز هست.",
  phone_unreadable: "این شمارهٔ تلفن شناخته نشد. نمونه: ۰۹۱۲۳۴۵۶۷۸۹ یا ‎+۹۸۹۱۲۳۴۵۶۷۸۹",
  email_unreadable: "این نشانی ایمیل درست نیست. نمونه: name@example.com",
  messenger_id_unreadable: "این شناسهٔ پیام‌رسان شناخته نشد. شناسه با @ یا نشانی صفحه را بنویسید.",
};
