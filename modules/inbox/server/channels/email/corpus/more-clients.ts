import { type Client, escaped, quoted, rfcDate, thread, time } from "./clients.ts";
import { bytesIn, encodedWord, filePart, letterOf, multipart, textPart } from "./mime.ts";

const yahoo: Client = {
  name: "Yahoo",
  answer: "Re: ",
  forward: "Fw: ",
  write(w, writing) {
    const said =
      w.quote &&
      `On Tuesday, March 10, 2026 at ${time(w.quote.date)} AM GMT+3:30, ${w.quote.name} <${w.quote.from}> wrote:`;
    const text = ` ${w.words}\n\n${w.quote ? `    ${said}\n ${w.quote.text.replaceAll("\n", "\n ")}` : ""}  `;
    const html = `<html><head></head><body><div class="ydp1yahoo-style-wrap" style="font-family:Helvetica"><div dir="rtl" data-setdir="false">${escaped(w.words)}</div></div>${w.quote ? `<div id="ydp3yahoo_quoted_11" class="yahoo_quoted"><div>${escaped(said!)}</div><div>${escaped(w.quote.text)}</div></div>` : ""}</body></html>`;
    return letterOf(
      [
        `Date: ${rfcDate(w.date, "+0000 (UTC)")}`,
        `From: ${encodedWord(w.name, "UTF-8", "Q")} <${w.from}>`,
        `To: "${w.to}" <${w.to}>`,
        `Message-ID: ${w.id}`,
        ...thread(w),
        `Subject: ${encodedWord(w.subject)}`,
        "MIME-Version: 1.0",
        "X-Mailer: WebService/1.1.23369 YMailNovation",
      ],
      multipart("alternative", "----=_Part_91_1182736455.1772", [
        textPart("text/plain", text, writing),
        textPart("text/html", html, writing),
      ]),
    );
  },
};

const thunderbird: Client = {
  name: "Thunderbird",
  answer: "Re: ",
  forward: "Fwd: ",
  write(w, writing) {
    const said =
      w.quote && `On ${w.quote.date.toISOString().slice(0, 10)} ${time(w.quote.date)}, ${w.quote.name} wrote:`;
    // Thunderbird answers below what it quotes.
    const text = w.quote
      ? `${said}\n${quoted(w.quote.text)}\n\n${w.words}\n\n-- \n${w.name}\nTel 021-0000000`
      : `${w.words}\n\n-- \n${w.name}\nTel 021-0000000`;
    return letterOf(
      [
        `Message-ID: ${w.id}`,
        `Date: ${rfcDate(w.date, "+0100")}`,
        "MIME-Version: 1.0",
        "User-Agent: Mozilla Thunderbird",
        `Subject: ${encodedWord(w.subject)}`,
        "Content-Language: fa",
        `To: ${w.to}`,
        ...thread(w),
        `From: ${encodedWord(w.name)} <${w.from}>`,
      ],
      textPart("text/plain", text, writing, "; format=flowed"),
    );
  },
};

const roundcube: Client = {
  name: "Roundcube",
  answer: "Re: ",
  forward: "Fwd: ",
  write(w, writing) {
    const said = w.quote && `در ${w.quote.date.toISOString().slice(0, 16).replace("T", " ")}، ${w.quote.from} نوشته:`;
    const text = w.quote ? `${w.words}\n\n${said}\n${quoted(w.quote.text)}` : w.words;
    return letterOf(
      [
        "MIME-Version: 1.0",
        `Date: ${rfcDate(w.date, "+0330")}`,
        `From: ${encodedWord(w.name)} <${w.from}>`,
        `To: ${w.to}`,
        `Subject: ${encodedWord(w.subject, "UTF-8", "Q")}`,
        ...thread(w),
        "User-Agent: Roundcube Webmail/1.6.9",
        `Message-ID: ${w.id}`,
        `X-Sender: ${w.from}`,
      ],
      textPart("text/plain", text, writing, ";\r\n format=flowed"),
    );
  },
};

const zoho: Client = {
  name: "Zoho",
  answer: "Re: ",
  forward: "Fwd: ",
  write(w, writing) {
    const said =
      w.quote && `---- On Tue, 10 Mar 2026 ${time(w.quote.date)}:00 +0330 ${w.quote.name} <${w.quote.from}> wrote ---`;
    const text = w.quote ? `${w.words}\n\n\n${said}\n\n${w.quote.text}` : w.words;
    const html = `<!DOCTYPE html><html><body><div style="font-family: Verdana; font-size: 10pt;"><div>${escaped(w.words)}</div><div class="x_zmail_extra">${w.quote ? `<div id="Zm-_Id_-Sgn1">${escaped(said!)}</div><blockquote id="blockquote_zmail">${escaped(w.quote.text)}</blockquote>` : ""}</div></div></body></html>`;
    return letterOf(
      [
        `Date: ${rfcDate(w.date, "+0330")}`,
        `From: ${encodedWord(w.name)} <${w.from}>`,
        `To: "help" <${w.to}>`,
        `Message-Id: ${w.id}`,
        ...thread(w),
        `Subject: ${encodedWord(w.subject)}`,
        "MIME-Version: 1.0",
        "Importance: Medium",
        "User-Agent: Zoho Mail",
        "X-Mailer: Zoho Mail",
      ],
      multipart("alternative", "----=_Part_3321_zoho", [
        textPart("text/plain", text, writing),
        textPart("text/html", html, writing),
      ]),
    );
  },
};

const proton: Client = {
  name: "a client like ProtonMail",
  answer: "Re: ",
  forward: "Fw: ",
  write(w, writing) {
    const said =
      w.quote && `On Tuesday, March 10th, 2026 at ${time(w.quote.date)}, ${w.quote.name} <${w.quote.from}> wrote:`;
    const text = `${w.words}\n\nSent with Proton Mail secure email.\n\n${w.quote ? `${said}\n\n${quoted(w.quote.text)}` : ""}`;
    const key = filePart(
      "application/pgp-keys",
      "publickey - 0x1F2E.asc",
      Buffer.from("-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmDMEZ\n"),
    );
    return letterOf(
      [
        `Date: ${rfcDate(w.date)}`,
        `To: ${w.to}`,
        `From: ${encodedWord(w.name)} <${w.from}>`,
        `Subject: ${encodedWord(w.subject)}`,
        `Message-ID: ${w.id}`,
        ...thread(w),
        "Feedback-ID-Local: 123:user:proton",
        "MIME-Version: 1.0",
      ],
      multipart("mixed", "b1=_Hh2kLQ", [
        multipart("alternative", "b2=_Hh2kLQ", [
          textPart("text/plain", text, writing),
          textPart("text/html", `<div>${escaped(w.words)}</div>`, writing),
        ]),
        key,
      ]),
    );
  },
};

/** A Persian webmail of the old kind: raw bytes in its headers, no charset that would help, bare line feeds. */
const oldWebmail: Client = {
  name: "an old Persian webmail",
  answer: "پاسخ: ",
  forward: "ارسال مجدد: ",
  write(w) {
    const text = w.quote
      ? `${w.words}\n\n-----پیام اصلی-----\nفرستنده: ${w.quote.from}\nتاریخ: ${time(w.quote.date)} 1404/12/19\nموضوع: ${w.quote.subject}\n\n${w.quote.text}`
      : w.words;
    const raw = (line: string) => bytesIn("windows-1256", line);
    const head = [
      `From: "${raw(w.name)}" <${w.from}>`,
      `To: ${w.to}`,
      `Subject: ${raw(w.subject)}`,
      `Date: ${rfcDate(w.date, "+0330")}`,
      `Message-ID: ${w.id}`,
      ...thread(w),
      "X-Mailer: Peyk Webmail 2.1",
    ];
    return Buffer.from(
      letterOf(head, `Content-Type: text/plain\r\n\r\n${raw(text)}\r\n`)
        .toString("latin1")
        .replace(/\r\n/g, "\n"),
      "latin1",
    );
  },
};

/** A newer one: HTML alone, in one table, UTF-8 without saying so. */
const newWebmail: Client = {
  name: "a new Persian webmail",
  answer: "پاسخ : ",
  forward: "باز ارسال: ",
  write(w) {
    const said = w.quote && `${w.quote.name} <${w.quote.from}> در تاریخ ۱۹ اسفند ۱۴۰۴ نوشته است:`;
    const html = `<table dir="rtl" width="100%"><tbody><tr><td style="font-family:tahoma;font-size:9pt">${escaped(w.words)}</td></tr>${w.quote ? `<tr><td>${escaped(said!)}</td></tr><tr><td style="border-right:2px solid #ccc">${escaped(w.quote.text)}</td></tr>` : ""}</tbody></table>`;
    return letterOf(
      [
        `Subject: ${encodedWord(w.subject)}`,
        `From: ${encodedWord(w.name)}<${w.from}>`,
        `To: ${w.to}`,
        `Message-ID: ${w.id}`,
        ...thread(w),
        `Date: ${rfcDate(w.date, "+0330")}`,
        "MIME-Version: 1.0",
      ],
      `Content-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${bytesIn("utf-8", html)}\r\n`,
    );
  },
};

export const moreClients: Client[] = [yahoo, thunderbird, roundcube, zoho, proton, oldWebmail, newWebmail];
