import type { LetterCase } from "./letter-case.ts";
import { bytesIn, encodedWord } from "./mime.ts";
import { markedFor, shop, six } from "./world.ts";

const [narges, behrouz, lila, , , hamid] = six;
const raw = (text: string) => Buffer.from(text, "latin1");
const utf8 = (text: string) => bytesIn("utf-8", text);
const arabic = (text: string) => bytesIn("windows-1256", text);
const date = "Date: Tue, 10 Mar 2026 12:01:07 +0330";
const b64 = (text: string) => Buffer.from(text).toString("base64");

const structure: LetterCase[] = [
  {
    name: "a boundary that never comes",
    conversation: null,
    fresh: "قبض را پیوست کردم",
    raw: raw(
      `From: azar@one.example\r\nTo: ${shop}\r\nSubject: receipt\r\nMessage-ID: <b1@one.example>\r\n${date}\r\nContent-Type: multipart/mixed; boundary="AAA"\r\n\r\n--BBB\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${utf8("قبض را پیوست کردم")}\r\n--BBB\r\nContent-Type: image/png; name=a.png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--BBB--\r\n`,
    ),
    files: ["a.png"],
  },
  {
    name: "a multipart without any boundary",
    conversation: null,
    fresh: "just words, no parts",
    raw: raw(
      `From: <tom@two.example>\nTo: ${shop}\nSubject: odd\nMessage-ID: <b2@two.example>\nContent-Type: multipart/alternative\n\njust words, no parts\n`,
    ),
  },
  {
    name: "no closing boundary",
    conversation: lila.id,
    fresh: "کفش رسید",
    raw: raw(
      `In-Reply-To: ${lila.ours}\r\nFrom: ${lila.address}\r\nTo: ${shop}\r\nMessage-ID: <b3@x.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative;\r\n\tboundary=cut_off\r\n\r\n--cut_off\r\nContent-Type: text/plain; charset="UTF-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n${b64("کفش رسید، ممنون")}`,
    ),
  },
  {
    name: "an envelope line and empty lines above",
    conversation: null,
    fresh: "kept in an mbox once",
    raw: raw(
      `\n\nFrom max@three.example Tue Mar 10 09:00:00 2026\nFrom: Max <max@three.example>\nTo: ${shop}\nSubject: from a file\nMessage-ID: <b4@three.example>\n\nkept in an mbox once\n`,
    ),
    subject: "from a file",
  },
  {
    name: "nothing but a body",
    conversation: null,
    fresh: "no header names me",
    raw: raw("\r\nno header names me\r\n"),
  },
  {
    name: "no Message-ID, no date",
    conversation: behrouz.id,
    fresh: "فاکتور رسید",
    raw: raw(
      `From: ${behrouz.address}\r\nTo: ${shop}\r\nReferences: ${behrouz.theirs}\r\n\t${behrouz.ours}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${utf8("فاکتور رسید، سپاس")}\r\n`,
    ),
  },
  {
    name: "ids without brackets",
    conversation: hamid.id,
    fresh: "وصل شد",
    raw: raw(
      `From: ${hamid.address}\r\nTo: ${shop}\r\nMessage-Id: b7@plain.example\r\nReferences: ${hamid.theirs.slice(1, -1)}, ${hamid.ours.slice(1, -1)}\r\nSubject: internet\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${utf8("وصل شد")}\r\n`,
    ),
  },
  {
    name: "an id folded in two",
    conversation: narges.id,
    fresh: "بسته رسید",
    raw: raw(
      `From: ${narges.address}\r\nTo: ${shop}\r\nMessage-ID:\r\n <b8@fold.example>\r\nIn-Reply-To:\r\n\t${narges.ours.slice(0, 30)}\r\n ${narges.ours.slice(30)}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${utf8("بسته رسید")}\r\n`,
    ),
  },
  {
    name: "a mark in Delivered-To alone",
    conversation: lila.id,
    fresh: "کد مرجوعی کجاست",
    raw: raw(
      `Delivered-To: ${markedFor(lila.id).toUpperCase()}\r\nFrom: other@six.example\r\nTo: undisclosed-recipients:;\r\nMessage-ID: <b9@six.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${utf8("کد مرجوعی کجاست؟")}\r\n`,
    ),
  },
  {
    name: "base64 with spaces and no padding",
    conversation: null,
    fresh: "سلام و خسته نباشید",
    raw: raw(
      `From: reza@seven.example\r\nTo: ${shop}\r\nMessage-ID: <b10@seven.example>\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${b64(
        "سلام و خسته نباشید",
      )
        .replace(/(.{10})/g, "$1 ")
        .replace(/=+$/, "")}\r\n`,
    ),
  },
];

const head = (subject: string, id: string) =>
  `From: "Ali" <ali@words.example>\r\nTo: ${shop}\r\nMessage-ID: <${id}@words.example>\r\n${date}\r\nSubject: ${subject}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${utf8(`متن ${id}`)}\r\n`;
const words: [name: string, subject: string, read: string][] = [
  ["a letter cut between two words", "=?utf-8?Q?=D8=B3=D9=84=D8?=\r\n =?utf-8?Q?=A7=D9=85?=", "سلام"],
  ["words with nothing between", `=?UTF-8?B?${b64("وقت")}?==?UTF-8?B?${b64(" بخیر")}?=`, "وقت بخیر"],
  ["spaces within a Q word", "=?utf-8?Q?order =D8=A7=D9=84=D9=81 now?=", "order الف now"],
  [
    "a B word folded inside",
    `=?utf-8?B?${b64("پیگیری سفارش دیروز").slice(0, 20)}\r\n ${b64("پیگیری سفارش دیروز").slice(20)}?=`,
    "پیگیری سفارش دیروز",
  ],
  ["UTF-8 called latin1", `=?iso-8859-1?B?${b64("کالا معیوب است")}?=`, "کالا معیوب است"],
  [
    "windows-1256 called UTF-8",
    `=?utf-8?Q?${[...arabic("گلدان شكسته")].map((byte) => `=${byte.charCodeAt(0).toString(16)}`).join("")}?=`,
    "گلدان شكسته",
  ],
  ["an unknown charset", `=?x-unknown?B?${b64("ساعت کار")}?=`, "ساعت کار"],
  ["bare UTF-8 bytes", utf8("بدون هیچ رمزی"), "بدون هیچ رمزی"],
  ["bare windows-1256 bytes", arabic("پست پیشتاز"), "پست پيشتاز"],
  ["a language in the word (RFC 2231)", `=?utf-8*fa?B?${b64("زبان‌دار")}?=`, "زبان‌دار"],
  ["padding missing", `=?utf-8?b?${b64("دو روز دیر").replace(/=+$/, "")}?= !`, "دو روز دیر !"],
];

const bodies: [name: string, head: string, body: string, read: string][] = [
  ["UTF-8 called latin1", "text/plain; charset=iso-8859-1", utf8("این متن درست خوانده شود"), "این متن درست خوانده شود"],
  ["windows-1256 without a charset", "text/plain", arabic("پيام بدون نام خط"), "پيام بدون نام خط"],
  ["UTF-8 without a charset", "text/plain", utf8("بی‌نام ولی خوانا"), "بی‌نام ولی خوانا"],
  [
    "windows-1256 called ISO-8859-6",
    "text/plain; charset=ISO-8859-6",
    arabic("پدرم گفت چرا ژاکت گران است"),
    "پدرم گفت چرا ژاکت",
  ],
  [
    "windows-1256 called us-ascii",
    'text/plain; charset="us-ascii"',
    arabic("چند روز ديگر مي رسد"),
    "چند روز ديگر مي رسد",
  ],
  ["an unknown charset", "text/plain; charset=x-user-defined-9", utf8("نام خطی که نیست"), "نام خطی که نیست"],
  [
    "windows-1256 called UTF-8",
    "text/plain; charset=utf-8",
    arabic("اين را كسي اشتباه نوشت"),
    "اين را كسي اشتباه نوشت",
  ],
  [
    "UTF-8 encoded twice",
    "text/plain; charset=utf-8",
    utf8(new TextDecoder("windows-1252").decode(Buffer.from("سلام دوباره"))),
    "سلام دوباره",
  ],
  [
    "French in latin1 that stays",
    "text/plain; charset=iso-8859-1",
    bytesIn("windows-1252", "Le colis est arrivé abîmé, très déçu"),
    "Le colis est arrivé abîmé, très déçu",
  ],
  [
    "HTML that says windows-1256 itself",
    "text/html",
    arabic('<html><head><meta charset="windows-1256"></head><body><p>از داخل صفحه</p></body></html>'),
    "از داخل صفحه",
  ],
];

/** Letters in a state that no standard allows. */
export function brokenCases(): LetterCase[] {
  return [
    ...structure,
    ...words.map(
      ([name, subject, read], at): LetterCase => ({
        name: `subject: ${name}`,
        conversation: null,
        fresh: `متن w${at}`,
        subject: read,
        raw: raw(head(subject, `w${at}`)),
      }),
    ),
    ...bodies.map(
      ([name, type, body, read], at): LetterCase => ({
        name: `body: ${name}`,
        conversation: null,
        fresh: read,
        raw: raw(
          `Message-ID: <body${at}@bytes.example>\r\nFrom: ${encodedWord("مهتاب")} <mahtab@bytes.example>\r\nTo: ${shop}\r\nSubject: bytes ${at}\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${body}\r\n`,
        ),
      }),
    ),
  ];
}
