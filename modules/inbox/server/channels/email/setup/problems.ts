type Sentence = { fa: string; en: string };

/** Sentences for everything that a test of a mailbox, a look at its domain or a letter that did not go can say. */
export const emailProblems = {
  // the connection
  cannot_reach: {
    fa: "به این سرور نمی‌رسیم. نام و درگاه را بررسی کنید.",
    en: "This server cannot be reached. Check its name and port.",
  },
  address_refused: {
    fa: "نشانی سرور در شبکهٔ داخلی است. اگر درست است، راهبر سرور آن را در HAMDEL_ALLOW_PRIVATE بنویسد.",
    en: "The server's address lies in a private network. If that is right, the operator names it in HAMDEL_ALLOW_PRIVATE.",
  },
  auth_failed: {
    fa: "سرور نام کاربری یا گذرواژه را نپذیرفت. بعضی سرویس‌ها گذرواژهٔ جداگانه‌ای برای برنامه‌ها می‌خواهند.",
    en: "The server did not accept the user name or password. Some providers want a password made for apps.",
  },
  tls_failed: {
    fa: "اتصال رمزنگاری‌شده برقرار نشد. گونهٔ رمزنگاری و گواهی سرور را بررسی کنید.",
    en: "An encrypted connection could not be made. Check the kind of encryption and the server's certificate.",
  },
  folder_missing: {
    fa: "این پوشه در صندوق نیست. نام آن را همان‌طور که در سرور هست بنویسید.",
    en: "The mailbox has no such folder. Write its name as the server does.",
  },
  // letters that did not go
  no_such_user: { fa: "چنین نشانی‌ای وجود ندارد.", en: "There is no such address." },
  no_such_domain: { fa: "دامنهٔ این نشانی ایمیل نمی‌گیرد.", en: "The domain of this address takes no mail." },
  mailbox_full: { fa: "صندوق گیرنده پر است.", en: "The recipient's mailbox is full." },
  mailbox_disabled: { fa: "صندوق گیرنده بسته شده است.", en: "The recipient's mailbox is closed." },
  refused_as_spam: {
    fa: "سرور گیرنده این نامه را هرزنامه دانست.",
    en: "The recipient's server took this letter for spam.",
  },
  not_authenticated: {
    fa: "سرور گیرنده باور نکرد که نامه از دامنهٔ شماست. SPF، DKIM و DMARC را بررسی کنید.",
    en: "The recipient's server did not believe that the letter is from your domain. Check SPF, DKIM and DMARC.",
  },
  too_large: {
    fa: "نامه برای سرور گیرنده بیش از اندازه بزرگ است.",
    en: "The letter is too large for the recipient's server.",
  },
  too_many: {
    fa: "سرور می‌گوید نامه‌های زیادی فرستاده‌ایم. کمی بعد دوباره می‌کوشیم.",
    en: "The server says that we send too much. We try again a little later.",
  },
  not_permitted: {
    fa: "سرور اجازه نمی‌دهد از این نشانی نامه بفرستیم.",
    en: "The server does not let us send from this address.",
  },
  expired: { fa: "سرورها چند روز کوشیدند و نامه نرسید.", en: "Servers tried for days and the letter did not arrive." },
  busy: {
    fa: "سرور فعلاً نامه نمی‌گیرد. دوباره می‌کوشیم.",
    en: "The server takes no letters at the moment. We try again.",
  },
  refused: { fa: "سرور نامه را نپذیرفت.", en: "The server refused the letter." },
  connection_lost: {
    fa: "اتصال پس از فرستادن نامه قطع شد؛ شاید رسیده باشد.",
    en: "The connection was lost after the letter was handed over; it may have arrived.",
  },
  // letters that came in
  text_cut: {
    fa: "متن بلندتر از {megabytes} مگابایت بود و کوتاه شد؛ نامهٔ اصلی نگه داشته شده است.",
    en: "The text was longer than {megabytes} MB and was cut; the original is kept.",
  },
  files_left_out: {
    fa: "{files} فایل ({megabytes} مگابایت) جا نشد؛ در نامهٔ اصلی هست.",
    en: "{files} files ({megabytes} MB) did not fit; they are in the original.",
  },
  winmail_kept: {
    fa: "فایل winmail.dat باز نشد و همان‌طور نگه داشته شد.",
    en: "The file winmail.dat could not be unpacked and is kept as it is.",
  },
  not_parsed: {
    fa: "این نامه خوانده نشد؛ متن خام آن را می‌بینید.",
    en: "This letter could not be read; you see its raw text.",
  },
  sender_unknown: { fa: "نامه نشانی فرستندهٔ خوانایی ندارد.", en: "The letter has no readable sender." },
  letter_cut: {
    fa: "نامه بیش از اندازه بزرگ بود؛ تنها آغاز آن گرفته شد و بقیه در صندوق است.",
    en: "The letter was too large; only its beginning was fetched, the rest is in the mailbox.",
  },
  // the domain
  spf_missing: {
    fa: "دامنه رکورد SPF ندارد. یک رکورد TXT با سرورهای فرستندهٔ خود بسازید: v=spf1 mx include:… ~all",
    en: "The domain has no SPF record. Add a TXT record with the servers that send for you: v=spf1 mx include:… ~all",
  },
  spf_several: {
    fa: "دامنه چند رکورد SPF دارد و هیچ‌کدام به شمار نمی‌آید. آن‌ها را یکی کنید.",
    en: "The domain has several SPF records, so none counts. Join them into one.",
  },
  spf_open: {
    fa: "رکورد SPF با ‎+all همه را مجاز می‌کند. آن را به ‎~all یا ‎-all برگردانید.",
    en: "The SPF record allows everybody with +all. Change it to ~all or -all.",
  },
  spf_no_end: {
    fa: "رکورد SPF پایان ندارد. ‎~all یا ‎-all به آخر آن بیفزایید.",
    en: "The SPF record does not say what happens to other servers. End it with ~all or -all.",
  },
  spf_too_many: {
    fa: "رکورد SPF بیش از ۱۰ جست‌وجوی نام لازم دارد و بی‌اثر می‌شود. از includeها کم کنید.",
    en: "The SPF record needs more than 10 name look-ups and fails. Use fewer includes.",
  },
  spf_fine: { fa: "رکورد SPF درست است.", en: "The SPF record is fine." },
  dkim_missing: {
    fa: "زیر این گزینشگر کلید DKIM نیست. کلیدی را که سرور ایمیلتان می‌دهد در DNS بگذارید.",
    en: "There is no DKIM key under this selector. Put the key that your mail server gives into DNS.",
  },
  dkim_revoked: {
    fa: "کلید DKIM خالی است، یعنی باطل شده. کلید تازه‌ای بگذارید.",
    en: "The DKIM key is empty, which means revoked. Put a new one.",
  },
  dkim_weak: {
    fa: "کلید DKIM کوتاه‌تر از ۱۰۲۴ بیت است و پذیرفته نمی‌شود. کلید ۲۰۴۸ بیتی بسازید.",
    en: "The DKIM key is shorter than 1024 bits and is not accepted. Make one of 2048 bits.",
  },
  dkim_testing: {
    fa: "کلید DKIM در حالت آزمایش است (t=y). پس از اطمینان آن را بردارید.",
    en: "The DKIM key is in test mode (t=y). Remove that once you are sure.",
  },
  dkim_not_asked: {
    fa: "گزینشگر DKIM را بنویسید تا کلید بررسی شود.",
    en: "Give the DKIM selector so that its key can be checked.",
  },
  dkim_fine: { fa: "کلید DKIM درست است.", en: "The DKIM key is fine." },
  dmarc_missing: {
    fa: "دامنه رکورد DMARC ندارد. در ‎_dmarc بنویسید: v=DMARC1; p=none; rua=mailto:…",
    en: "The domain has no DMARC record. Put at _dmarc: v=DMARC1; p=none; rua=mailto:…",
  },
  dmarc_several: {
    fa: "چند رکورد DMARC هست و هیچ‌کدام به شمار نمی‌آید. یکی را نگه دارید.",
    en: "There are several DMARC records, so none counts. Keep one.",
  },
  dmarc_broken: { fa: "رکورد DMARC سیاست (p=) درستی ندارد.", en: "The DMARC record has no valid policy (p=)." },
  dmarc_watches: {
    fa: "DMARC تنها نگاه می‌کند (p=none). وقتی گزارش‌ها خوب بود quarantine بگذارید.",
    en: "DMARC only watches (p=none). Move to quarantine once the reports look well.",
  },
  dmarc_fine: { fa: "رکورد DMARC درست است.", en: "The DMARC record is fine." },
  dns_failed: { fa: "DNS پاسخ نداد. کمی بعد دوباره بررسی کنید.", en: "DNS did not answer. Check again in a moment." },
} as const satisfies Record<string, Sentence>;
export type EmailProblem = keyof typeof emailProblems;

/** The sentence of a code, its gaps filled; the code itself where it has none. */
export function sayEmailProblem(
  code: string,
  language: "fa" | "en",
  values: Record<string, string | number> = {},
): string {
  const sentence = (emailProblems as Record<string, Sentence>)[code]?.[language] ?? code;
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
