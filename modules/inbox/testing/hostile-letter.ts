import { randomUUID } from "node:crypto";
import { hostileNames } from "./xss-corpus.ts";

type Words = { subject: string; html: string; more?: string };

/** A raw letter of the n-th hostile sender, forty of one person, with an HTML part and what `letterPart` gives. */
export function hostileLetter(n: number, { subject, html, more = "" }: Words): string {
  const name = hostileNames[n % hostileNames.length]!.replace(/"/g, '\\"');
  return [
    `From: "${name}" <person${Math.floor(n / 40)}@home.example>`,
    `Message-ID: <${randomUUID()}@home.example>`,
    `Subject: =?utf-8?B?${Buffer.from(subject).toString("base64")}?=`,
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="cut"',
    "",
    "--cut",
    "Content-Type: text/html; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    Buffer.from(html).toString("base64"),
    `${more}--cut--`,
    "",
  ].join("\r\n");
}

/** One more part of a hostile letter: a file that is attached, or stands within it under `cid:inline@x`. */
export function letterPart(name: string, type: string, bytes: Buffer, how = "attachment"): string {
  return [
    "",
    "--cut",
    `Content-Type: ${type}`,
    `Content-Disposition: ${how}; filename*=utf-8''${encodeURIComponent(name)}`,
    "Content-ID: <inline@x>",
    "Content-Transfer-Encoding: base64",
    "",
    bytes.toString("base64"),
    "",
  ].join("\r\n");
}
