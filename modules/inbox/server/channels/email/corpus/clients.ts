import { encodedWord, letterOf, multipart, textPart, type Writing } from "./mime.ts";

/** What somebody writes; how it looks on its way is a matter of their client. */
export type Written = {
  from: string;
  name: string;
  to: string;
  subject: string;
  date: Date;
  id: string;
  inReplyTo: string | null;
  references: readonly string[];
  words: string;
  quote: { from: string; name: string; date: Date; subject: string; text: string } | null;
};
/** A mail client: the words before a subject it answers, and the letter as it makes it. */
export type Client = {
  name: string;
  answer: string;
  forward: string;
  write(written: Written, writing: Writing): Buffer;
};

export const rfcDate = (date: Date, zone = "+0000") => date.toUTCString().replace("GMT", zone);
export const escaped = (text: string) =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/\n/g, "<br>");
export const quoted = (text: string) =>
  text
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\r\n");
const thread = ({ inReplyTo, references }: Written) => [
  inReplyTo && `In-Reply-To: ${inReplyTo}`,
  references.length > 0 ? `References: ${references.join("\r\n ")}` : null,
];
const time = (date: Date) => date.toISOString().slice(11, 16);
const day = (date: Date) => date.toISOString().slice(0, 10);

const gmailWeb: Client = {
  name: "Gmail web",
  answer: "Re: ",
  forward: "Fwd: ",
  write(w, writing) {
    const said =
      w.quote &&
      `On ${w.quote.date.toUTCString().slice(0, 16)} at ${time(w.quote.date)} ${w.quote.name} <${w.quote.from}> wrote:`;
    const text = w.quote ? `${w.words}\n\n${said!.replace(/(.{60,76}) /, "$1\n")}\n\n${quoted(w.quote.text)}` : w.words;
    const html = `<div dir="rtl">${escaped(w.words)}</div>${w.quote ? `<br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${escaped(said!)}<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid">${escaped(w.quote.text)}</blockquote></div>` : ""}`;
    return letterOf(
      [
        "MIME-Version: 1.0",
        ...thread(w),
        `From: ${encodedWord(w.name)} <${w.from}>`,
        `Date: ${rfcDate(w.date, "+0330")}`,
        `Message-ID: ${w.id}`,
        `Subject: ${encodedWord(w.subject)}`,
        `To: ${w.to}`,
      ],
      multipart("alternative", "000000000000a1b2c3", [
        textPart("text/plain", text, writing),
        textPart("text/html", html, writing),
      ]),
    );
  },
};

const gmailPersian: Client = {
  name: "Gmail app in Persian",
  answer: "Re: ",
  forward: "Fwd: ",
  write(w, writing) {
    const said =
      w.quote &&
      `در تاریخ سه‌شنبه ۱۰ مارس ۲۰۲۶،\u200f ${time(w.quote.date)} \u202a${w.quote.name}\u202c <\u202a${w.quote.from}\u202c> نوشت:`;
    const text = w.quote ? `${w.words}\n\n${said}\n\n${quoted(w.quote.text)}\n` : w.words;
    return letterOf(
      [
        `Message-ID: ${w.id}`,
        ...thread(w),
        `Date: ${rfcDate(w.date, "+0330")}`,
        `Subject: ${encodedWord(w.subject)}`,
        `From: ${encodedWord(w.name)} <${w.from}>`,
        `To: <${w.to}>`,
        "MIME-Version: 1.0",
      ],
      multipart("alternative", "00000000000063ff", [
        textPart("text/plain", text, { ...writing, charset: "utf-8" }),
        textPart("text/html", `<div dir="auto">${escaped(text)}</div>`, { ...writing, charset: "utf-8" }),
      ]),
    );
  },
};

const outlookDesktop: Client = {
  name: "Outlook for Windows",
  answer: "RE: ",
  forward: "FW: ",
  write(w, writing) {
    const head =
      w.quote &&
      `From: ${w.quote.name} <${w.quote.from}>\nSent: Tuesday, March 10, 2026 ${time(w.quote.date)} AM\nTo: ${w.name} <${w.from}>\nSubject: ${w.quote.subject}`;
    const text = w.quote ? `${w.words}\n\n \n\n${head}\n\n \n\n${w.quote.text}\n` : w.words;
    const html = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- @font-face {font-family:Calibri} p.MsoNormal {margin:0cm} --></style></head><body lang=EN-US><div class=WordSection1><p class=MsoNormal dir=RTL><span lang=FA>${escaped(w.words)}<o:p></o:p></span></p>${w.quote ? `<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal>${escaped(head!)}</p></div><p class=MsoNormal>${escaped(w.quote.text)}</p>` : ""}</div></body></html>`;
    return letterOf(
      [
        `From: "${encodedWord(w.name, "utf-8")}" <${w.from}>`,
        `To: <${w.to}>`,
        ...thread(w),
        `Subject: ${encodedWord(w.subject, "utf-8")}`,
        `Date: ${rfcDate(w.date, "+0330")}`,
        `Message-ID: ${w.id}`,
        "MIME-Version: 1.0",
        "X-Mailer: Microsoft Outlook 16.0",
        "Thread-Index: AQHb1o2S6v0o3Q==",
        "Content-Language: en-us",
      ],
      multipart("alternative", "----=_NextPart_000_0012_01DB91A4.7C1B2E30", [
        textPart("text/plain", text, writing, ""),
        textPart("text/html", html, { ...writing, encoding: "quoted-printable" }),
      ]).replace("\r\n\r\n--", "\r\n\r\nThis is a multipart message in MIME format.\r\n\r\n--"),
    );
  },
};

const outlookPersian: Client = {
  name: "Outlook 365 in Persian",
  answer: "پاسخ: ",
  forward: "ارسال مجدد: ",
  write(w, writing) {
    const head =
      w.quote &&
      `________________________________\nاز: ${w.quote.name} <${w.quote.from}>\nارسال شده: سه‌شنبه, ۱۹ اسفند ۱۴۰۴ ${time(w.quote.date)}\nبه: ${w.name} <${w.from}>\nموضوع: ${w.quote.subject}`;
    const text = w.quote ? `${w.words}\n${head}\n\n${w.quote.text}` : w.words;
    const html = `<div class="elementToProof" dir="rtl">${escaped(w.words)}</div>${w.quote ? `<div id="appendonsend"></div><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg" dir="rtl"><b>از:</b> ${escaped(head!.slice(37))}</div><div>${escaped(w.quote.text)}</div>` : ""}`;
    return letterOf(
      [
        "Received: from AM9PR08.eurprd08.prod.outlook.example by shop; Tue, 10 Mar 2026 09:00:01 +0000",
        `From: ${encodedWord(w.name, "UTF-8", "Q")} <${w.from}>`,
        `To: "${w.to}" <${w.to}>`,
        `Subject: ${encodedWord(w.subject)}`,
        `Date: ${rfcDate(w.date)}`,
        `Message-ID: ${w.id}`,
        ...thread(w),
        "Accept-Language: fa-IR, en-US",
        "X-MS-Has-Attach:",
        "x-ms-exchange-transport-fromentityheader: Hosted",
        "MIME-Version: 1.0",
      ],
      multipart("alternative", "_000_AM9PR08MB7781C0DE_", [
        textPart("text/plain", text, writing),
        textPart("text/html", html, writing),
      ]),
    );
  },
};

const outlookMobile: Client = {
  name: "Outlook for iOS",
  answer: "Re: ",
  forward: "Fwd: ",
  write(w, writing) {
    const html = `<div dir="auto" style="font-family:Aptos">${escaped(w.words)}</div><div id="ms-outlook-mobile-signature"><div dir="ltr">Get <a href="https://aka.ms/o0ukef">Outlook for iOS</a></div></div>${w.quote ? `<hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg"><b>From:</b> ${escaped(w.quote.name)} &lt;${w.quote.from}&gt;<br><b>Sent:</b> ${w.quote.date.toUTCString()}<br><b>To:</b> ${w.from}<br><b>Subject:</b> ${escaped(w.quote.subject)}</div><div>${escaped(w.quote.text)}</div>` : ""}`;
    return letterOf(
      [
        `From: ${encodedWord(w.name)} <${w.from}>`,
        `To: ${w.to}`,
        `Subject: ${encodedWord(w.subject)}`,
        ...thread(w),
        `Date: ${rfcDate(w.date)}`,
        `Message-ID: ${w.id}`,
        "Content-Language: en-US",
        "MIME-Version: 1.0",
      ],
      textPart("text/html", html, writing),
    );
  },
};

const ios: Client = {
  name: "iOS Mail",
  answer: "Re: ",
  forward: "Fwd: ",
  write(w, writing) {
    const said =
      w.quote &&
      `On ${w.quote.date.toUTCString().slice(5, 16)}, at ${time(w.quote.date)}, ${w.quote.name} <${w.quote.from}> wrote:`;
    const text = `${w.words}\n\nSent from my iPhone${w.quote ? `\n\n> ${said}\n> \n${quoted(w.quote.text)}` : ""}`;
    const head = [
      `Content-Transfer-Encoding: ${writing.encoding}`,
      `From: ${encodedWord(w.name)} <${w.from}>`,
      "Mime-Version: 1.0 (1.0)",
      ...thread(w),
      `Date: ${rfcDate(w.date, "+0330")}`,
      `Message-Id: ${w.id}`,
      `Subject: ${encodedWord(w.subject)}`,
      `To: ${w.to}`,
      "X-Mailer: iPhone Mail (22D82)",
    ];
    const part = textPart("text/plain", text, writing, "; format=flowed").replace(
      /Content-Transfer-Encoding: [^\r]+\r\n/,
      "",
    );
    return letterOf(head, part);
  },
};

const iosPersian: Client = {
  name: "iOS Mail in Persian",
  answer: "Re: ",
  forward: "Fwd: ",
  write(w, writing) {
    const said =
      w.quote && `در ${day(w.quote.date)}، ساعت ${time(w.quote.date)}، ${w.quote.name} <${w.quote.from}> نوشت:`;
    const html = `<html><head></head><body dir="auto">${escaped(w.words)}<br id="lineBreakAtBeginningOfSignature"><div dir="rtl">ارسال‌شده از iPhone من</div>${w.quote ? `<div dir="rtl"><br><blockquote type="cite">${escaped(said!)}<br><br></blockquote></div><blockquote type="cite"><div dir="rtl">${escaped(w.quote.text)}</div></blockquote>` : ""}</body></html>`;
    return letterOf(
      [
        `From: ${encodedWord(w.name, "utf-8", "Q")} <${w.from}>`,
        `Subject: ${encodedWord(w.subject, "utf-8")}`,
        `Message-Id: ${w.id}`,
        `Date: ${rfcDate(w.date, "+0330")}`,
        ...thread(w),
        `To: ${w.to}`,
        "Mime-Version: 1.0 (1.0)",
      ],
      textPart("text/html", html, {
        charset: "utf-8",
        encoding: writing.encoding === "7bit" ? "base64" : writing.encoding,
      }),
    );
  },
};

export const clients: Client[] = [
  gmailWeb,
  gmailPersian,
  outlookDesktop,
  outlookPersian,
  outlookMobile,
  ios,
  iosPersian,
];
export { thread, time };
