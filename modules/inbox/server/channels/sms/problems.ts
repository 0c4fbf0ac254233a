import { patternProblems } from "./pattern-problems.ts";
import { smsProblems } from "./sms-problems.ts";

/** Codes of the Kavenegar adapter and what people read for them. */
export const kavenegarProblems: Record<string, { fa: string; en: string }> = {
  ...smsProblems,
  ...patternProblems,
  too_many_recipients: {
    fa: "گیرندگان این درخواست بیش از حد مجازند. آن را در چند نوبت بفرستید.",
    en: "Too many recipients in one request. Please send in several turns.",
  },
  date_refused: {
    fa: "زمان فرستادن درست نیست. زمانی در آینده برگزینید.",
    en: "The time of sending is not valid. Please choose one in the future.",
  },
  voice_refused: {
    fa: "این الگو را نمی‌توان با تماس صوتی فرستاد: کد باید تنها رقم باشد. نوع ارسال را پیامک بگذارید.",
    en: "This template cannot be spoken: the code must be digits. Please send it as SMS.",
  },
  test_only: {
    fa: "این حساب آزمایشی است و تنها به شمارهٔ صاحب حساب پیامک می‌فرستد. حساب را در پنل تکمیل کنید.",
    en: "This is a test account which sends to its owner only. Please complete it in the panel.",
  },
  tag_refused: {
    fa: "برچسب ارسال درست نیست. آن را در پنل بسازید یا از تنظیمات بردارید.",
    en: "The tag is not valid. Create it in the panel, or remove it from the settings.",
  },
  token_not_allowed: {
    fa: "مقدار یکی از جاهای خالی الگو پذیرفته نشد. تنها حرف و رقم بگذارید، بی فاصله و زیرخط.",
    en: "A value for the template was not accepted. Use letters and digits only, no spaces or underscores.",
  },
  token_empty: {
    fa: "جای خالی token در الگو مقدار ندارد. آن را پر کنید.",
    en: "The template's token has no value. Please fill it.",
  },
  token_too_long: {
    fa: "مقدار یکی از جاهای خالی الگو بیش از ۱۰۰ نویسه است. آن را کوتاه کنید.",
    en: "A value for the template is longer than 100 characters. Please shorten it.",
  },
  token_has_spaces: {
    fa: "مقدار یکی از جاهای خالی الگو بیش از اندازه فاصله دارد: token، token2 و token3 هیچ، token10 تا ۵ و token20 تا ۸ فاصله.",
    en: "A value for the template has too many spaces: none in token, token2, token3; 5 in token10; 8 in token20.",
  },
  token_has_underscore: {
    fa: "مقدار یکی از جاهای خالی الگو زیرخط (_) دارد. آن را بردارید.",
    en: "A value for the template has an underscore. Please remove it.",
  },
};
