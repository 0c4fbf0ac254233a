/** What can go wrong with an SMS, whoever carries it, in the words of the composer and of the set-up page. */
export const smsProblems = {
  no_answer: {
    fa: "سرویس پیامک پاسخ نداد و معلوم نیست پیام رفته است یا نه. پیش از فرستادن دوباره، گزارش پنل را ببینید.",
    en: "The SMS provider did not answer; the message may have gone out. Look at its panel before sending again.",
  },
  provider_unreachable: {
    fa: "به سرویس پیامک وصل نشدیم. اینترنت سرور و نشانی سرویس را بررسی کنید؛ همدل دوباره می‌کوشد.",
    en: "The SMS provider could not be reached. Check the server's connection and the address; Hamdel tries again.",
  },
  address_refused: {
    fa: "نشانی سرویس در شبکهٔ داخلی است. اگر درست است، راهبر سرور آن را در HAMDEL_ALLOW_PRIVATE بنویسد.",
    en: "The provider's address lies in a private network. If that is right, the operator names it in HAMDEL_ALLOW_PRIVATE.",
  },
  provider_error: {
    fa: "در سرویس پیامک خطایی رخ داد و معلوم نیست پیام رفته است یا نه. گزارش پنل را ببینید.",
    en: "The SMS provider had a fault; the message may have gone out. Please look at its panel.",
  },
  answer_not_understood: {
    fa: "پاسخ سرویس پیامک خوانده نشد و معلوم نیست پیام رفته است یا نه. نشانی سرویس را بررسی کنید.",
    en: "The provider's answer could not be read; the message may have gone out. Please check the address.",
  },
  provider_busy: {
    fa: "سرویس پیامک شلوغ است. همدل یک دقیقهٔ دیگر دوباره می‌کوشد.",
    en: "The SMS provider is busy. Hamdel tries again in a minute.",
  },
  provider_failed: {
    fa: "سرویس پیامک این پیام را نفرستاد. کمی بعد دوباره بفرستید؛ اگر تکرار شد با پشتیبانی سرویس تماس بگیرید.",
    en: "The provider did not send this message. Try again later; if it happens again, ask its support.",
  },
  provider_credit: {
    fa: "اعتبار پنل پیامک کافی نیست. پنل را شارژ کنید و دوباره بفرستید.",
    en: "The SMS account is out of credit. Please top it up and send again.",
  },
  credit_low: {
    fa: "اعتبار پنل پیامک رو به پایان است. لطفاً آن را شارژ کنید.",
    en: "The SMS account has little credit left. Please top it up.",
  },
  rate_limited: {
    fa: "تعداد درخواست‌ها از حد مجاز سرویس گذشته است. همدل کمی بعد دوباره می‌کوشد.",
    en: "The provider's limit of requests is reached. Hamdel tries again in a while.",
  },
  account_disabled: {
    fa: "حساب شما نزد سرویس پیامک غیرفعال است. با پشتیبانی آن تماس بگیرید.",
    en: "Your account with the SMS provider is not active. Please ask its support.",
  },
  key_refused: {
    fa: "کلید دسترسی سرویس پیامک پذیرفته نشد. کلید را از پنل دوباره بردارید و در تنظیمات کانال بگذارید.",
    en: "The provider did not accept the key. Copy it from the panel again into the channel's settings.",
  },
  ip_refused: {
    fa: "نشانی IP این سرور در پنل پیامک مجاز نیست. آن را در پنل به فهرست مجاز بیفزایید.",
    en: "The panel does not allow this server's IP address. Please add it there.",
  },
  access_refused: {
    fa: "حساب شما به این امکان دسترسی ندارد. دسترسی را در پنل پیامک فعال کنید.",
    en: "Your account may not do this. Please turn it on in the provider's panel.",
  },
  request_refused: {
    fa: "سرویس پیامک این درخواست را نپذیرفت. تنظیمات کانال را بررسی کنید.",
    en: "The provider did not accept the request. Please check the channel's settings.",
  },
  recipient_refused: {
    fa: "شمارهٔ گیرنده درست نیست. شماره را در پروندهٔ مشتری بررسی کنید.",
    en: "The recipient's number is not valid. Please check it on the customer's page.",
  },
  sender_refused: {
    fa: "شمارهٔ خط فرستنده از آنِ این حساب نیست یا فعال نیست. خط را در تنظیمات کانال بررسی کنید.",
    en: "The sender's line is not this account's or not active. Please check it in the channel's settings.",
  },
  text_empty: { fa: "متن پیام خالی است. متنی بنویسید.", en: "The message is empty. Please write something." },
  text_too_long: {
    fa: "متن پیام از اندازهٔ مجاز بلندتر است. آن را کوتاه‌تر کنید.",
    en: "The message is longer than allowed. Please shorten it.",
  },
  text_refused: {
    fa: "سرویس پیامک این متن را نپذیرفت: خالی، بلندتر از اندازه یا دارای واژه‌های نامجاز است. متن را تغییر دهید.",
    en: "The provider refused this text: empty, too long, or with words it does not allow. Please change it.",
  },
  characters_refused: {
    fa: "در متن نویسه‌هایی هست که سرویس پیامک نمی‌پذیرد. ایموجی و نشانه‌های ویژه را بردارید.",
    en: "The text has characters that the provider does not accept. Remove emoji and special signs.",
  },
  link_refused: {
    fa: "فرستادن پیوند روی این خط مجاز نیست. پیوند را بردارید یا دامنه را در الگوی تأییدشده بگذارید.",
    en: "Links are not allowed on this line. Remove the link, or put its domain into an approved template.",
  },
  attachments_unsupported: {
    fa: "با پیامک نمی‌توان فایل فرستاد. فایل را بردارید.",
    en: "An SMS carries no files. Please remove them.",
  },
  blocked: {
    fa: "این شماره پیامک‌های این خط را بسته است. از خط خدماتی و الگو استفاده کنید یا راه دیگری برای تماس برگزینید.",
    en: "This number blocks messages of this line. Use a template on a service line, or another way.",
  },
  undelivered: {
    fa: "پیام به گوشی گیرنده نرسید؛ شاید خاموش یا خارج از دسترس است. کمی بعد دوباره بفرستید.",
    en: "The message did not reach the phone; it may be off. Please send again later.",
  },
  cancelled: {
    fa: "فرستادن این پیام در پنل لغو شده است. اگر لازم است دوباره بفرستید.",
    en: "This message was cancelled in the panel. Send it again if needed.",
  },
} as const satisfies Record<string, { fa: string; en: string }>;

export type SmsProblem = keyof typeof smsProblems;
