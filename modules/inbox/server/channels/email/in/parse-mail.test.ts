import fc from "fast-check";
import { expect, test } from "vitest";
import { corpus } from "../corpus/corpus.ts";
import { corpusKey, shop } from "../corpus/world.ts";
import { parseMail } from "./parse-mail.ts";

const reading = { own: [shop], secretKey: corpusKey, received: new Date("2026-06-01T00:00:00Z") };
const parse = (text: string) => parseMail(Buffer.from(text, "latin1"), reading);

test("no bytes make it throw, and the same bytes have the same id", async () => {
  const letters = corpus().map(({ raw }) => raw);
  const cut = fc.tuple(fc.constantFrom(...letters), fc.nat(4000), fc.uint8Array({ maxLength: 40 }), fc.nat(4000));
  const broken = cut.map(([raw, at, noise, from]) => Buffer.concat([raw.subarray(0, at), noise, raw.subarray(from)]));
  await fc.assert(
    fc.asyncProperty(fc.oneof(broken, fc.uint8Array({ maxLength: 3000 }).map(Buffer.from)), async (raw) => {
      const [once, again] = [await parseMail(raw, reading), await parseMail(raw, reading)];
      expect(once.incoming.externalId).toBe(again.incoming.externalId);
      expect(once.incoming.from.value).toContain("@");
      expect(Number.isNaN(once.incoming.at.getTime())).toBe(false);
    }),
    { numRuns: 150 },
  );
});

test("a letter that others take part in says so", async () => {
  const letter = (headers: string) => parse(`From: a@b.example\r\n${headers}\r\nSubject: x\r\n\r\nwords\r\n`);
  const shared = async (headers: string) => (await letter(headers)).incoming.shared ?? false;
  expect(await shared(`To: ${shop}`)).toBe(false);
  expect(await shared("To: another-name-of-ours@shop.example")).toBe(false);
  expect(await shared(`To: ${shop}\r\nReply-To: A@B.example`)).toBe(false);
  expect(await shared(`To: ${shop}\r\nCc: a@b.example`)).toBe(false);
  expect(await shared(`To: ${shop}\r\nCc: other@c.example`)).toBe(true);
  expect(await shared(`To: ${shop}, other@c.example`)).toBe(true);
  expect(await shared(`To: ${shop}\r\nReply-To: other@c.example`)).toBe(true);
  const form = await parse(`From: ${shop}\r\nReply-To: a@b.example\r\nTo: ${shop}\r\n\r\nwords\r\n`);
  expect(form.incoming).toMatchObject({ from: { value: "a@b.example" }, shared: true });
});

test("a copy with other trace headers has the same id where its sender gave none", async () => {
  const letter = "From: a@b.example\r\nSubject: x\r\n\r\nwords\r\n";
  const [one, two] = [
    await parse(`Received: from a\r\n\tby b\r\n${letter}`),
    await parse(`Return-Path: <a@b.example>\r\n${letter}`),
  ];
  expect(one.incoming.externalId).toBe(two.incoming.externalId);
  expect((await parse(letter.replace("words", "other"))).incoming.externalId).not.toBe(one.incoming.externalId);
});

test("what is too large is left out and said", async () => {
  const boundary = "Content-Type: multipart/mixed; boundary=q\r\n\r\n";
  const file = (name: string, size: number) =>
    `--q\r\nContent-Type: application/zip; name=${name}\r\n\r\n${"z".repeat(size)}\r\n`;
  const raw = `From: a@b.example\r\nMessage-ID: <huge@b.example>\r\n${boundary}--q\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${"words ".repeat(300_000)}\r\n${file("a.zip", 10e6)}${file("b.zip", 20e6)}${file("c.zip", 1e6)}--q--`;
  const { incoming } = await parse(raw);
  expect(Buffer.byteLength(incoming.text)).toBeLessThanOrEqual(1024 * 1024);
  expect(incoming.files?.map(({ name }) => name)).toEqual(["a.zip", "c.zip"]);
  expect(incoming.notes).toEqual([
    { code: "files_left_out", values: { files: 1, megabytes: 20 } },
    { code: "text_cut", values: { megabytes: 1 } },
  ]);
});

test("a bounce of ours counts as from whom it was for, a letter from the future from when it came", async () => {
  const bounce = corpus().find(({ name }) => name === "bounce: Postfix: no such user")!;
  const { incoming, report } = await parseMail(bounce.raw, reading);
  expect(incoming.from.value).toBe("narges.kiani@postbox.example");
  expect(report).toMatchObject({ state: "failed", code: "no_such_user", externalId: incoming.thread?.replyTo?.[0] });
  const future = await parse("From: a@b.example\r\nDate: Mon, 1 Jan 2035 00:00:00 +0000\r\n\r\nx");
  expect(future.incoming.at).toEqual(reading.received);
});
