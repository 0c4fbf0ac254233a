/** What can go wrong with a message by template, whoever carries it. */
export const patternProblems = {
  template_missing: {
    fa: "این الگو در پنل نیست یا هنوز تأیید نشده است. نام الگو و وضعیت تأیید آن را در پنل ببینید.",
    en: "There is no such template, or it is not approved yet. Check its name and state in the panel.",
  },
  template_values: {
    fa: "مقدارهای الگو با جاهای خالی آن نمی‌خوانند. نام و شمار آن‌ها را با الگوی پنل یکی کنید.",
    en: "The values do not fit the gaps of the template. Make their names and number those of the panel.",
  },
  template_value_long: {
    fa: "مقدار یکی از جاهای خالی الگو بلندتر از اندازهٔ مجاز این سرویس است. آن را کوتاه کنید.",
    en: "A value for the template is longer than this provider allows. Please shorten it.",
  },
  token_has_separator: {
    fa: "مقدار یکی از جاهای خالی الگو خط تازه، جهش یا جداکننده دارد. آن را در یک سطر بنویسید.",
    en: "A value for the template has a line break, tab or separator. Please write it on one line.",
  },
  plan_refused: {
    fa: "فرستادن با الگو در طرح کنونی حساب شما نیست. طرح حساب را در پنل ارتقا دهید.",
    en: "Your plan does not include templates. Please change the plan in the panel.",
  },
  line_refused: {
    fa: "این خط نیاز به مجوز یا سطح دسترسی دیگری دارد. با پشتیبانی سرویس پیامک هماهنگ کنید.",
    en: "This line needs another level of access. Please ask the provider's support.",
  },
} as const satisfies Record<string, { fa: string; en: string }>;
