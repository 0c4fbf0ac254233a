import type { LetterCase } from "./letter-case.ts";
import { encodedWord, multipart, textPart } from "./mime.ts";
import { type Known, shop, six } from "./world.ts";

const [narges, behrouz, lila, james, sara] = six;
const raw = (text: string) => Buffer.from(text, "latin1");
const utf8 = { charset: "utf-8", encoding: "base64" } as const;
const from = (address: string, id: string) =>
  `From: <${address}>\r\nTo: ${shop}\r\nMessage-ID: <${id}@machines.example>\r\nDate: Tue, 10 Mar 2026 08:00:00 +0000\r\n`;

const replies: LetterCase[] = [
  {
    name: "Exchange: automatic reply",
    conversation: james.id,
    automatic: true,
    fresh: "I am out until Monday",
    raw: raw(
      `${from(james.address, "a1")}Subject: Automatic reply: ${james.subject}\r\nAuto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: All\r\nIn-Reply-To: ${james.ours}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>I am out until Monday</p>`,
    ),
  },
  {
    name: "Gmail vacation",
    conversation: narges.id,
    automatic: true,
    fresh: "در سفر هستم",
    raw: raw(
      `${from(narges.address, "a2")}Subject: ${encodedWord(`Re: ${narges.subject}`)}\r\nPrecedence: bulk\r\nX-Autoreply: yes\r\nAuto-Submitted: auto-replied\r\nReferences: ${narges.ours}\r\n${textPart("text/plain", "در سفر هستم و کمتر به ایمیل دسترسی دارم.", utf8)}`,
    ),
  },
  {
    name: "a vacation told by its subject alone",
    conversation: null,
    automatic: true,
    fresh: "تا شنبه نیستم",
    raw: raw(
      `${from("kamran@office.example", "a3")}Subject: ${encodedWord("پاسخ خودکار: مرخصی")}\r\n${textPart("text/plain", "تا شنبه نیستم.", utf8)}`,
    ),
  },
  {
    name: "vacation(1) with Precedence: junk",
    conversation: null,
    automatic: true,
    fresh: "away from my mail",
    raw: raw(`${from("old@unix.example", "a4")}Subject: away\r\nPrecedence: junk\r\n\r\nI am away from my mail.\r\n`),
  },
  {
    name: "an autoresponder without any standard header",
    conversation: null,
    automatic: true,
    fresh: "درخواست شما ثبت شد",
    raw: raw(
      `${from("no-reply@tickets.example", "a5")}Subject: ${encodedWord("ثبت درخواست")}\r\n${textPart("text/plain", "درخواست شما ثبت شد. شماره: ۸۸", utf8)}`,
    ),
  },
  {
    name: "out of office, HTML, Persian subject",
    conversation: behrouz.id,
    automatic: true,
    fresh: "در مرخصی سالانه",
    raw: raw(
      `${from(behrouz.address, "a6")}Subject: ${encodedWord("خارج از دفتر: فاکتور")}\r\nX-Autorespond: ooo\r\nIn-Reply-To: ${behrouz.ours}\r\n${textPart("text/html", "<div dir=rtl>در مرخصی سالانه هستم<br>با همکارم تماس بگیرید</div>", utf8)}`,
    ),
  },
  {
    name: "a person who says not automatic",
    conversation: lila.id,
    automatic: false,
    fresh: "خودم نوشتم",
    raw: raw(
      `${from(lila.address, "a7")}Subject: x\r\nAuto-Submitted: no\r\nIn-Reply-To: ${lila.theirs}\r\n${textPart("text/plain", "خودم نوشتم، نه ماشین.", utf8)}`,
    ),
  },
  {
    name: "a mailing list",
    conversation: null,
    automatic: true,
    fresh: "meeting of the guild",
    raw: raw(
      `${from("guild@lists.example", "a8")}Sender: guild-bounces@lists.example\r\nList-Id: Guild <guild.lists.example>\r\nList-Unsubscribe: <mailto:off@lists.example>\r\nPrecedence: list\r\nSubject: [Guild] meeting\r\n\r\nThe meeting of the guild is on Sunday.\r\n-- \r\nGuild mailing list\r\n`,
    ),
  },
  {
    name: "a campaign",
    conversation: null,
    automatic: true,
    fresh: "جشنواره",
    raw: raw(
      `${from("news@bigshop.example", "a9")}Feedback-ID: 88:camp:big\r\nList-Unsubscribe: <https://bigshop.example/off>\r\nSubject: ${encodedWord("جشنواره نوروز")}\r\n${textPart("text/html", '<div style="display:none">پیش‌نمایش پنهان</div><h1>جشنواره</h1><img src="https://t.example/open/1.gif" width=1 height=1><p>تا نیمه قیمت</p>', utf8)}`,
    ),
  },
  {
    name: "a copy of our own letter",
    conversation: sara.id,
    automatic: true,
    fresh: "what we sent ourselves",
    raw: raw(
      `From: ${shop}\r\nTo: ${sara.address}\r\nCc: ${shop}\r\nMessage-ID: <own@aftab-shop.example>\r\nIn-Reply-To: ${sara.theirs}\r\nSubject: Re: ${sara.subject}\r\n\r\nwhat we sent ourselves\r\n`,
    ),
  },
];

type Dsn = {
  name: string;
  known: Known;
  status: string;
  why: string;
  code: string;
  original: "rfc822" | "headers" | "none";
  words: string;
};
const dsns: Dsn[] = [
  {
    name: "Postfix: no such user",
    known: narges,
    status: "5.1.1",
    why: "smtp; 550 5.1.1 <x>: Recipient address rejected: User unknown in virtual mailbox table",
    code: "no_such_user",
    original: "rfc822",
    words: "I'm sorry to have to inform you that your message could not be delivered.",
  },
  {
    name: "Exchange: mailbox full",
    known: behrouz,
    status: "5.2.2",
    why: "smtp;554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException",
    code: "mailbox_full",
    original: "headers",
    words: "Delivery has failed to these recipients or groups",
  },
  {
    name: "Gmail: refused as spam",
    known: james,
    status: "5.7.1",
    why: "smtp; 550-5.7.1 Our system has detected that this message is likely unsolicited mail",
    code: "refused_as_spam",
    original: "rfc822",
    words: "Message blocked",
  },
  {
    name: "Gmail: not authenticated",
    known: sara,
    status: "5.7.26",
    why: "smtp; 550-5.7.26 This mail has been blocked because the sender is unauthenticated.",
    code: "not_authenticated",
    original: "headers",
    words: "Your message wasn't delivered",
  },
  {
    name: "expired after five days",
    known: lila,
    status: "4.4.7",
    why: "smtp; 451 4.4.7 delivery time expired",
    code: "expired",
    original: "rfc822",
    words: "Your message could not be delivered for more than 5 days.",
  },
  {
    name: "a Persian server",
    known: narges,
    status: "5.0.0",
    why: "smtp; 550 mailbox is full",
    code: "mailbox_full",
    original: "headers",
    words: "نامهٔ شما تحویل داده نشد.",
  },
];

function dsnCase({ name, known, status, why, code, original, words }: Dsn, at: number): LetterCase {
  const report = `Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx${at}.relay.example\r\nArrival-Date: Tue, 10 Mar 2026 09:00:00 +0000\r\n\r\nFinal-Recipient: rfc822; ${known.address}\r\nAction: failed\r\nStatus: ${status}\r\nDiagnostic-Code: ${why.replace(/(.{40}) /, "$1\r\n    ")}\r\n`;
  const headers = `Message-ID: ${known.ours}\r\nFrom: ${shop}\r\nSubject: Re: x\r\n`;
  const back =
    original === "rfc822"
      ? `Content-Type: message/rfc822\r\n\r\n${headers}\r\nwhat we wrote\r\n`
      : `Content-Type: text/rfc822-headers\r\n\r\n${headers}`;
  const rest = multipart(
    "report",
    `dsn=_${at}`,
    [textPart("text/plain", words, { charset: "utf-8", encoding: "quoted-printable" }), report, back],
    "; report-type=delivery-status",
  );
  return {
    name: `bounce: ${name}`,
    conversation: known.id,
    automatic: true,
    failed: code,
    fresh: words.slice(0, 20),
    raw: raw(
      `Return-Path: <>\r\n${from(`MAILER-DAEMON@mx${at}.relay.example`, `d${at}`)}Auto-Submitted: auto-replied\r\nSubject: Undelivered Mail Returned to Sender\r\nMIME-Version: 1.0\r\n${rest}`,
    ),
  };
}

const wordy: LetterCase[] = [
  {
    name: "bounce: qmail",
    conversation: lila.id,
    automatic: true,
    failed: "no_such_user",
    fresh: "Hi. This is the qmail-send program",
    raw: raw(
      `Return-Path: <>\n${from("MAILER-DAEMON@qm.example", "d20").replace(/\r/g, "")}Subject: failure notice\n\nHi. This is the qmail-send program at qm.example.\n\n<${lila.address}>:\n1.2.3.4 does not like recipient.\nRemote host said: 550 no such user here\n\n--- Below this line is a copy of the message.\n\nMessage-ID: ${lila.ours}\nFrom: ${shop}\n\nwords\n`,
    ),
  },
  {
    name: "bounce: Exim",
    conversation: james.id,
    automatic: true,
    failed: "no_such_domain",
    fresh: "This message was created automatically",
    raw: raw(
      `${from("Mailer-Daemon@exim.example", "d21")}X-Failed-Recipients: ${james.address}\r\nAuto-Submitted: auto-replied\r\nSubject: Mail delivery failed: returning message to sender\r\nReferences: ${james.ours}\r\nIn-Reply-To: ${james.ours}\r\n\r\nThis message was created automatically by mail delivery software.\r\n\r\n  ${james.address}\r\n    Unrouteable address: domain northwind not found\r\n`,
    ),
  },
  {
    name: "a delay, which is no failure",
    conversation: sara.id,
    automatic: true,
    fresh: "still trying",
    raw: raw(
      `Return-Path: <>\r\n${from("postmaster@slow.example", "d22")}Subject: Delivery delayed\r\nIn-Reply-To: ${sara.ours}\r\n${multipart("report", "late", [textPart("text/plain", "We are still trying.", utf8), `Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; slow\r\n\r\nFinal-Recipient: rfc822; ${sara.address}\r\nAction: delayed\r\nStatus: 4.4.1\r\n`], "; report-type=delivery-status")}`,
    ),
  },
  {
    name: "a read receipt",
    conversation: behrouz.id,
    automatic: true,
    fresh: "was displayed",
    raw: raw(
      `${from(behrouz.address, "d23")}Subject: Read: invoice\r\n${multipart("report", "mdn", [textPart("text/plain", "Your message was displayed.", utf8), `Content-Type: message/disposition-notification\r\n\r\nFinal-Recipient: rfc822;${behrouz.address}\r\nOriginal-Message-ID: ${behrouz.ours}\r\nDisposition: manual-action/MDN-sent-manually; displayed\r\n`], "; report-type=disposition-notification")}`,
    ),
  },
  {
    name: "a bounce of a letter that is not ours",
    conversation: null,
    automatic: true,
    failed: "no_such_user",
    fresh: "550 5.1.1",
    raw: raw(
      `Return-Path: <>\r\n${from("MAILER-DAEMON@else.example", "d24")}Subject: Returned mail: see transcript for details\r\n\r\n   ----- The following addresses had permanent fatal errors -----\r\n<who@else.example>\r\n ... while talking to mx: 550 5.1.1 User unknown\r\nMessage-ID: <never-ours@else.example>\r\n`,
    ),
  },
];

/** Letters that no person wrote: auto-replies, lists, bounces. */
export function machineCases(): LetterCase[] {
  return [...replies, ...dsns.map(dsnCase), ...wordy];
}
