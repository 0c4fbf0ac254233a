import { smsProblems } from "../sms/sms-problems.ts";

/** Codes of the generic SMS adapter and what people read for them. */
export const genericSmsProblems: Record<string, { fa: string; en: string }> = {
  ...smsProblems,
  not_tested: {
    fa: "این سرویس را بی فرستادن پیام نمی‌توان آزمود. یک پیامک به شمارهٔ خودتان بفرستید.",
    en: "This gateway cannot be tested without a message. Please send one to your own number.",
  },
};
