import type { LetterCase } from "./letter-case.ts";
import { base64Lines, encodedWord, filePart, multipart, textPart } from "./mime.ts";
import { tnefOf } from "./winmail.ts";
import { shop, six } from "./world.ts";

const [narges, , lila, james] = six;
const raw = (text: string) => Buffer.from(text, "latin1");
const utf8 = { charset: "utf-8", encoding: "quoted-printable" } as const;
const head = (from: string, id: string, subject: string, more = "") =>
  `From: ${from}\r\nTo: ${shop}\r\nMessage-ID: <${id}@contents.example>\r\nDate: Tue, 10 Mar 2026 11:30:00 +0330\r\nSubject: ${encodedWord(subject)}\r\n${more}MIME-Version: 1.0\r\n`;
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const inner = `From: Reza <reza@inner.example>\r\nTo: x@y.example\r\nSubject: ${encodedWord("نامهٔ درونی")}\r\nMessage-ID: <inner@inner.example>\r\n${textPart("text/plain", "این در نامهٔ درونی بود.", utf8)}`;
const invite = (method: string, summary: string) =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:${method}\r\nBEGIN:VTIMEZONE\r\nTZID:Iran\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=Iran:20260315T140000\r\nSUMMARY:${summary}\r\nLOCATION:سالن ۲\\, طبقهٔ سوم\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;

const forwards: LetterCase[] = [
  {
    name: "a letter forwarded as an attachment, with words",
    conversation: null,
    fresh: "این را ببینید",
    files: ["file-1.eml"],
    raw: raw(
      head("nima@fw.example", "f1", "Fwd: شکایت") +
        multipart("mixed", "fw1", [
          textPart("text/plain", "این را ببینید", utf8),
          `Content-Type: message/rfc822\r\nContent-Disposition: attachment\r\n\r\n${inner}`,
        ]),
    ),
  },
  {
    name: "a letter forwarded as an attachment, without a word",
    conversation: null,
    fresh: "این در نامهٔ درونی بود",
    files: ["file-1.eml"],
    raw: raw(
      head("nima@fw.example", "f2", "FW: بدون متن") +
        multipart("mixed", "fw2", [`Content-Type: message/rfc822\r\n\r\n${inner}`]),
    ),
  },
  {
    name: "a letter forwarded within another's forward",
    conversation: null,
    fresh: "دو لایه",
    files: ["file-1.eml"],
    raw: raw(
      head("nima@fw.example", "f3", "Fwd: Fwd: x") +
        multipart("mixed", "fw3", [
          textPart("text/html", "<p>دو لایه</p>", utf8),
          `Content-Type: message/rfc822\r\n\r\nSubject: outer\r\nFrom: a@b.example\r\n${multipart("mixed", "fw3b", [`Content-Type: message/rfc822\r\n\r\n${inner}`])}`,
        ]),
    ),
  },
  {
    name: "Gmail's forward with a word above",
    conversation: null,
    fresh: "The glass arrived in pieces",
    raw: raw(
      head("zoe@fw.example", "f4", "Fwd: delivery") +
        textPart(
          "text/plain",
          "Please see below, what can I do?\n\n---------- Forwarded message ---------\nFrom: Courier <c@courier.example>\nDate: Mon, Mar 9, 2026 at 8:00 AM\nSubject: delivery\nTo: <zoe@fw.example>\n\nThe glass arrived in pieces.\n",
          utf8,
        ),
    ),
  },
  {
    name: "Apple's forward alone",
    conversation: null,
    fresh: "متن پیام اصلی مشتری",
    raw: raw(
      head("zoe@fw.example", "f5", "Fwd: پیام") +
        textPart(
          "text/plain",
          "\n\nBegin forwarded message:\n\n> From: Kaveh <k@fw.example>\n> Subject: پیام\n> Date: March 9, 2026\n> To: zoe@fw.example\n> \n> متن پیام اصلی مشتری",
          utf8,
        ),
    ),
  },
];

const calendars: LetterCase[] = [
  {
    name: "an Outlook invitation",
    conversation: null,
    fresh: "جلسهٔ معرفی",
    files: ["file-1.ics"],
    raw: raw(
      head(james.address, "c1", "جلسه") +
        multipart("alternative", "cal1", [
          textPart("text/plain", "سلام، می‌بینمتان.", utf8),
          textPart("text/html", "<p>سلام، می‌بینمتان.</p>", utf8),
          textPart(
            "text/calendar",
            invite("REQUEST", "جلسهٔ معرفی"),
            { charset: "utf-8", encoding: "base64" },
            "; method=REQUEST",
          ),
        ]),
    ),
  },
  {
    name: "an invitation alone",
    conversation: null,
    fresh: "بازدید از فروشگاه · 2026-03-15 14:00 · سالن ۲, طبقهٔ سوم",
    files: ["file-1.ics"],
    raw: raw(
      head("hoda@cal.example", "c2", "دعوت") +
        textPart("text/calendar", invite("REQUEST", "بازدید از\r\n  فروشگاه"), { charset: "utf-8", encoding: "8bit" }),
    ),
  },
  {
    name: "Google's invitation with a file",
    conversation: null,
    fresh: "Tasting",
    files: ["invite.ics"],
    raw: raw(
      head("joe@cal.example", "c3", "Invitation: Tasting") +
        multipart("mixed", "cal3", [
          multipart("alternative", "cal3a", [textPart("text/plain", "You have been invited.", utf8)]),
          filePart("application/ics", "invite.ics", Buffer.from(invite("REQUEST", "Tasting"))),
        ]),
    ),
  },
  {
    name: "a cancelled meeting",
    conversation: narges.id,
    fresh: "✗ تحویل حضوری",
    files: ["file-1.ics"],
    raw: raw(
      head(narges.address, "c4", "لغو", `In-Reply-To: ${narges.ours}\r\n`) +
        multipart("mixed", "cal4", [
          textPart("text/plain", "نمی‌توانم بیایم.", utf8),
          textPart("text/calendar", invite("CANCEL", "تحویل حضوری"), { charset: "utf-8", encoding: "base64" }),
        ]),
    ),
  },
];

const winmail = (id: string, subject: string, content: Parameters<typeof tnefOf>[0], text: string | null) =>
  raw(
    head("omid@exchange.example", id, subject) +
      multipart("mixed", `tnef${id}`, [
        ...(text ? [textPart("text/plain", text, utf8)] : []),
        filePart("application/ms-tnef", "winmail.dat", tnefOf(content)),
      ]),
  );
const winmails: LetterCase[] = [
  {
    name: "winmail.dat with two files",
    conversation: null,
    fresh: "فایل‌ها پیوست است",
    files: ["quote.pdf", "نقشه.txt"],
    raw: winmail(
      "t1",
      "پیشنهاد",
      {
        files: [
          ["quote.pdf", "%PDF-1.4"],
          ["نقشه.txt", "map"],
        ],
      },
      "فایل‌ها پیوست است",
    ),
  },
  {
    name: "winmail.dat with the words alone",
    conversation: null,
    fresh: "only Outlook knows these words",
    files: [],
    raw: winmail("t2", "rich", { body: "only Outlook knows these words", files: [] }, null),
  },
  {
    name: "a broken winmail.dat",
    conversation: null,
    fresh: "see the file",
    files: ["winmail.dat"],
    raw: raw(
      head("omid@exchange.example", "t3", "cut") +
        multipart("mixed", "tnefx", [
          textPart("text/plain", "see the file", utf8),
          filePart("application/ms-tnef", "winmail.dat", Buffer.from("no tnef at all")),
        ]),
    ),
  },
];

const others: LetterCase[] = [
  {
    name: "a picture within the words",
    conversation: lila.id,
    fresh: "عکس کفش",
    files: ["shoe.png"],
    raw: raw(
      head(lila.address, "o1", "عکس", `In-Reply-To: ${lila.ours}\r\n`) +
        multipart("related", "rel1", [
          textPart("text/html", '<p>عکس کفش</p><img src="cid:shoe@1">', utf8),
          `Content-Type: image/png; name="shoe.png"\r\nContent-ID: <shoe@1>\r\nContent-Disposition: inline; filename="shoe.png"\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64Lines(png.toString("latin1"))}\r\n`,
        ]),
    ),
  },
  {
    name: "a contact form of our own site",
    conversation: null,
    fresh: "از فرم سایت می‌نویسم",
    raw: raw(
      `From: "Site" <${shop}>\r\nReply-To: ${encodedWord("پریسا")} <parisa@form.example>\r\nTo: ${shop}\r\nMessage-ID: <o2@aftab-shop.example>\r\nSubject: contact form\r\n${textPart("text/plain", "از فرم سایت می‌نویسم", utf8)}`,
    ),
  },
  {
    name: "a file name in three pieces (RFC 2231)",
    conversation: null,
    fresh: "رسید بانکی",
    files: ["رسید بانکی اسفند.pdf"],
    raw: raw(
      head("shirin@files.example", "o3", "رسید") +
        multipart("mixed", "r2231", [
          textPart("text/plain", "رسید بانکی پیوست است", utf8),
          `Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment;\r\n filename*0*=utf-8''${encodeURIComponent("رسید ")};\r\n filename*1*=${encodeURIComponent("بانکی ")};\r\n filename*2*=${encodeURIComponent("اسفند.pdf")}\r\n\r\nJVBERi0=\r\n`,
        ]),
    ),
  },
  {
    name: "a file name of bare bytes",
    conversation: null,
    fresh: "صورت‌حساب",
    files: ["صورت‌حساب.txt"],
    raw: raw(
      head("shirin@files.example", "o4", "حساب") +
        multipart("mixed", "bare", [
          textPart("text/plain", "صورت‌حساب", utf8),
          filePart("text/plain", Buffer.from("صورت‌حساب.txt").toString("latin1"), Buffer.from("x")),
        ]),
    ),
  },
  {
    name: "a stub beside the HTML",
    conversation: null,
    fresh: "Where is my parcel now?",
    raw: raw(
      head("ed@stub.example", "o5", "stub") +
        multipart("alternative", "stub", [
          textPart("text/plain", "Your client does not support HTML messages.", utf8),
          textPart("text/html", "<h2>Where is my parcel now?</h2>", utf8),
        ]),
    ),
  },
  {
    name: "answers between the quoted lines",
    conversation: james.id,
    fresh: "Yes, two hundred.\n\nNext week is fine.",
    folded: "how many boxes",
    raw: raw(
      head(james.address, "o6", `Re: ${james.subject}`, `References: ${james.theirs} ${james.ours}\r\n`) +
        textPart(
          "text/plain",
          "> how many boxes do you want?\nYes, two hundred.\n\n> and when?\nNext week is fine.\n",
          utf8,
        ),
    ),
  },
  {
    name: "an empty letter with a subject",
    conversation: null,
    fresh: "",
    subject: "فقط موضوع",
    raw: raw(`${head("mute@empty.example", "o7", "فقط موضوع")}Content-Type: text/plain\r\n\r\n`),
  },
  {
    name: "سلام again from one who said سلام",
    conversation: null,
    fresh: "یک سوال تازه",
    raw: raw(head(narges.address, "o8", "سلام") + textPart("text/plain", "یک سوال تازه دارم", utf8)),
  },
];

/** Letters of unusual content: forwards, invitations, winmail.dat, pictures, files. */
export function contentCases(): LetterCase[] {
  return [...forwards, ...calendars, ...winmails, ...others];
}
