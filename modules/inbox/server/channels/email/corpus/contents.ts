import { calendarCases } from "./calendars.ts";
import type { LetterCase } from "./letter-case.ts";
import { headOf, qp } from "./letter-head.ts";
import { base64Lines, encodedWord, filePart, multipart, textPart } from "./mime.ts";
import { tnefOf } from "./winmail.ts";
import { shop, six } from "./world.ts";

const [narges, , lila, james] = six;
const raw = (text: string) => Buffer.from(text, "latin1");
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const inner = `From: Reza <reza@inner.example>\r\nTo: x@y.example\r\nSubject: ${encodedWord("نامهٔ درونی")}\r\nMessage-ID: <inner@inner.example>\r\n${textPart("text/plain", "این در نامهٔ درونی بود.", qp)}`;
const forwards: LetterCase[] = [
  {
    name: "a letter forwarded as an attachment, with words",
    conversation: null,
    fresh: "این را ببینید",
    files: ["file-1.eml"],
    raw: raw(
      headOf("nima@fw.example", "f1", "Fwd: شکایت") +
        multipart("mixed", "fw1", [
          textPart("text/plain", "این را ببینید", qp),
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
      headOf("nima@fw.example", "f2", "FW: بدون متن") +
        multipart("mixed", "fw2", [`Content-Type: message/rfc822\r\n\r\n${inner}`]),
    ),
  },
  {
    name: "a letter forwarded within another's forward",
    conversation: null,
    fresh: "دو لایه",
    files: ["file-1.eml"],
    raw: raw(
      headOf("nima@fw.example", "f3", "Fwd: Fwd: x") +
        multipart("mixed", "fw3", [
          textPart("text/html", "<p>دو لایه</p>", qp),
          `Content-Type: message/rfc822\r\n\r\nSubject: outer\r\nFrom: a@b.example\r\n${multipart("mixed", "fw3b", [`Content-Type: message/rfc822\r\n\r\n${inner}`])}`,
        ]),
    ),
  },
  {
    name: "Gmail's forward with a word above",
    conversation: null,
    fresh: "The glass arrived in pieces",
    raw: raw(
      headOf("zoe@fw.example", "f4", "Fwd: delivery") +
        textPart(
          "text/plain",
          "Please see below, what can I do?\n\n---------- Forwarded message ---------\nFrom: Courier <c@courier.example>\nDate: Mon, Mar 9, 2026 at 8:00 AM\nSubject: delivery\nTo: <zoe@fw.example>\n\nThe glass arrived in pieces.\n",
          qp,
        ),
    ),
  },
  {
    name: "Apple's forward alone",
    conversation: null,
    fresh: "متن پیام اصلی مشتری",
    raw: raw(
      headOf("zoe@fw.example", "f5", "Fwd: پیام") +
        textPart(
          "text/plain",
          "\n\nBegin forwarded message:\n\n> From: Kaveh <k@fw.example>\n> Subject: پیام\n> Date: March 9, 2026\n> To: zoe@fw.example\n> \n> متن پیام اصلی مشتری",
          qp,
        ),
    ),
  },
];

const winmail = (id: string, subject: string, content: Parameters<typeof tnefOf>[0], text: string | null) =>
  raw(
    headOf("omid@exchange.example", id, subject) +
      multipart("mixed", `tnef${id}`, [
        ...(text ? [textPart("text/plain", text, qp)] : []),
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
      headOf("omid@exchange.example", "t3", "cut") +
        multipart("mixed", "tnefx", [
          textPart("text/plain", "see the file", qp),
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
      headOf(lila.address, "o1", "عکس", `In-Reply-To: ${lila.ours}\r\n`) +
        multipart("related", "rel1", [
          textPart("text/html", '<p>عکس کفش</p><img src="cid:shoe@1">', qp),
          `Content-Type: image/png; name="shoe.png"\r\nContent-ID: <shoe@1>\r\nContent-Disposition: inline; filename="shoe.png"\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64Lines(png.toString("latin1"))}\r\n`,
        ]),
    ),
  },
  {
    name: "a contact form of our own site",
    conversation: null,
    fresh: "از فرم سایت می‌نویسم",
    raw: raw(
      `From: "Site" <${shop}>\r\nReply-To: ${encodedWord("پریسا")} <parisa@form.example>\r\nTo: ${shop}\r\nMessage-ID: <o2@aftab-shop.example>\r\nSubject: contact form\r\n${textPart("text/plain", "از فرم سایت می‌نویسم", qp)}`,
    ),
  },
  {
    name: "a file name in three pieces (RFC 2231)",
    conversation: null,
    fresh: "رسید بانکی",
    files: ["رسید بانکی اسفند.pdf"],
    raw: raw(
      headOf("shirin@files.example", "o3", "رسید") +
        multipart("mixed", "r2231", [
          textPart("text/plain", "رسید بانکی پیوست است", qp),
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
      headOf("shirin@files.example", "o4", "حساب") +
        multipart("mixed", "bare", [
          textPart("text/plain", "صورت‌حساب", qp),
          filePart("text/plain", Buffer.from("صورت‌حساب.txt").toString("latin1"), Buffer.from("x")),
        ]),
    ),
  },
  {
    name: "a stub beside the HTML",
    conversation: null,
    fresh: "Where is my parcel now?",
    raw: raw(
      headOf("ed@stub.example", "o5", "stub") +
        multipart("alternative", "stub", [
          textPart("text/plain", "Your client does not support HTML messages.", qp),
          textPart("text/html", "<h2>Where is my parcel now?</h2>", qp),
        ]),
    ),
  },
  {
    name: "answers between the quoted lines",
    conversation: james.id,
    fresh: "Yes, two hundred.\n\nNext week is fine.",
    folded: "how many boxes",
    raw: raw(
      headOf(james.address, "o6", `Re: ${james.subject}`, `References: ${james.theirs} ${james.ours}\r\n`) +
        textPart(
          "text/plain",
          "> how many boxes do you want?\nYes, two hundred.\n\n> and when?\nNext week is fine.\n",
          qp,
        ),
    ),
  },
  {
    name: "an empty letter with a subject",
    conversation: null,
    fresh: "",
    subject: "فقط موضوع",
    raw: raw(`${headOf("mute@empty.example", "o7", "فقط موضوع")}Content-Type: text/plain\r\n\r\n`),
  },
  {
    name: "سلام again from one who said سلام",
    conversation: null,
    fresh: "یک سوال تازه",
    raw: raw(headOf(narges.address, "o8", "سلام") + textPart("text/plain", "یک سوال تازه دارم", qp)),
  },
];

/** Letters of unusual content: forwards, invitations, winmail.dat, pictures, files. */
export function contentCases(): LetterCase[] {
  return [...forwards, ...calendarCases(), ...winmails, ...others];
}
