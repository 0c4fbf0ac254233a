import type { Attachment, ParsedMail } from "mailparser";
import { simpleParser } from "mailparser";
import { mimeParts } from "./mime-parts.ts";

/** A file of a letter; `nested` is a whole letter. */
export type LetterFile = { name: string; contentType: string; bytes: Buffer; cid: string | null; nested: boolean };
export type Letter = {
  mail: ParsedMail;
  /** The headers of the letter itself, unfolded, by lower-case name. */
  headers: ReadonlyMap<string, string>;
  files: LetterFile[];
  status: string | null;
  notice: string | null;
  original: string | null;
};

const endings: Record<string, string> = {
  "message/rfc822": "eml",
  "text/calendar": "ics",
  "application/pdf": "pdf",
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/gif": "gif",
  "text/x-vcard": "vcf",
  "text/vcard": "vcf",
};

/** A name that may stand in a list and on a disk: no path, no control characters, not too long. */
function nameOf(file: Attachment, place: number): string {
  const type = file.contentType?.toLowerCase() ?? "";
  const given = (file.filename ?? "")
    .replace(/^.*[\\/]/s, "")
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, "")
    .trim();
  const dot = given.lastIndexOf(".");
  const ending = dot > 0 ? given.slice(dot, dot + 20) : "";
  const name = given.length > 150 ? given.slice(0, 150 - ending.length) + ending : given;
  return name || `file-${place + 1}.${endings[type] ?? "bin"}`;
}

const report = (file: Attachment, pattern: RegExp) => pattern.test(file.contentType ?? "");

function textOf(file: Attachment | undefined): string | null {
  return file ? file.content.subarray(0, 200_000).toString("utf8") : null;
}

/** Takes a repaired letter apart. HTML and pictures come as they were sent. */
export async function letterParts(raw: Buffer): Promise<Letter> {
  const mail = await simpleParser(raw, {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    keepCidLinks: true,
    keepDeliveryStatus: true,
    checksumAlgo: false,
    maxHeadSize: 1024 * 1024,
  });
  const { headers } = mimeParts(raw.subarray(0, 1024 * 1024).toString("latin1"));
  const isReport = /^multipart\/report/i.test(headers.get("content-type") ?? "");
  const status = mail.attachments.find((file) => report(file, /^message\/(?:global-)?delivery-status$/i));
  const notice = mail.attachments.find((file) => report(file, /^message\/disposition-notification$/i));
  const original = mail.attachments.find((file) =>
    report(file, /^(?:text\/rfc822-headers|message\/(?:rfc822|global(?:-headers)?))$/i),
  );
  const files = mail.attachments
    .filter((file) => file !== status && file !== notice)
    .map((file, place) => ({
      name: nameOf(file, place),
      contentType: (file.contentType || "application/octet-stream").toLowerCase(),
      bytes: file.content,
      cid: file.cid ?? null,
      nested: report(file, /^message\/rfc822$/i),
    }));
  const bounced = isReport || headers.has("x-failed-recipients");
  return {
    mail,
    headers,
    files,
    status: textOf(status),
    notice: textOf(notice),
    original: bounced ? textOf(original) : null,
  };
}
