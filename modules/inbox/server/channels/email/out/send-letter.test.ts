import { createServer } from "node:net";
import { simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, expect, test } from "vitest";
import { guardedReach } from "../../../../../../platform/outgoing/index.ts";
import type { Outgoing } from "../../channel-adapter.ts";
import { emailSettings } from "../settings.ts";
import { testConnection } from "../setup/test-connection.ts";
import { conversationOfMessageId, isOurMark, markOf } from "../threading/marks.ts";
import { sendLetter } from "./send-letter.ts";

const key = Buffer.alloc(32, 3);
const tools = { secretKey: key, reach: guardedReach(["127.0.0.1"]) };
const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

const settingsAt = (smtpPort: number, more: object = {}) =>
  emailSettings.parse({
    address: "help@shop.example",
    name: "فروشگاه",
    signature: "تیم پشتیبانی",
    smtpHost: "127.0.0.1",
    smtpPort,
    smtpSecurity: "none",
    smtpUser: "me",
    smtpPassword: "right",
    ...more,
  });

const letter: Outgoing = {
  key: "message-55",
  to: "sara@home.example",
  text: "سلام <سارا>\n\nببینید: https://shop.example/a?b=1&c=2.",
  html: null,
  files: [{ name: "رسید.txt", contentType: "text/plain", size: 3, open: async () => Buffer.from("abc") }],
  thread: {
    conversationId: 12,
    subject: "سفارش ۱۰",
    externalIds: ["<a@home.example>", "not an id", "<b@home.example>"],
  },
};

/** A mail server with some ways of its own; gives its port and the letters it took. */
async function server(options: SMTPServerOptions): Promise<{ port: number; taken: Buffer[] }> {
  const taken: Buffer[] = [];
  const smtp = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    onAuth: ({ password }, _session, done) =>
      password === "right" ? done(null, { user: "me" }) : done(new Error("Invalid login")),
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream
        .on("data", (chunk) => chunks.push(chunk))
        .on("end", () => {
          taken.push(Buffer.concat(chunks));
          done();
        });
    },
    ...options,
  });
  smtp.on("error", () => {});
  await new Promise<void>((ready) => smtp.listen(0, "127.0.0.1", ready));
  ends.push(() => smtp.close());
  return { port: (smtp.server.address() as { port: number }).port, taken };
}

const refusing = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });

test("a letter goes out with our id, its thread, a signed reply address, text and HTML", async () => {
  const { port, taken } = await server({});
  const outcome = await sendLetter(settingsAt(port), letter, tools);
  const again = await sendLetter(settingsAt(port), letter, tools);
  expect(outcome).toEqual(again);
  const mail = await simpleParser(taken[0]!);
  expect(outcome).toEqual({ state: "sent", externalId: mail.messageId });
  expect(conversationOfMessageId(mail.messageId!, key)).toBe(12);
  expect(mail.subject).toBe("Re: سفارش ۱۰");
  expect(mail.inReplyTo).toBe("<b@home.example>");
  expect(mail.references).toEqual(["<a@home.example>", "<b@home.example>"]);
  const mark = markOf(mail.replyTo!.value[0]!.address!)!;
  expect(mark.conversationId).toBe(12);
  expect(isOurMark(mark, key)).toBe(true);
  expect(isOurMark({ ...mark, conversationId: 13 }, key)).toBe(false);
  expect(isOurMark(mark, Buffer.alloc(32, 4))).toBe(false);
  expect(mail.text).toContain("-- \nتیم پشتیبانی");
  expect(mail.html).toContain("سلام &lt;سارا&gt;");
  expect(mail.html).toContain('<a href="https://shop.example/a?b=1&amp;c=2">');
  expect(mail.attachments[0]!.filename).toBe("رسید.txt");
  expect(mail.headers.has("auto-submitted")).toBe(false);
});

test("a signature names the agent who wrote, and nobody where a machine did", async () => {
  const { port, taken } = await server({});
  const settings = settingsAt(port, { signature: "{{agent.name}}\nShop" });
  await sendLetter(settings, { ...letter, writer: "Sara $& M" }, tools);
  await sendLetter(settings, { ...letter, writer: undefined }, tools);
  const [signed, bare] = await Promise.all(taken.map((raw) => simpleParser(raw)));
  expect(signed!.text).toMatch(/-- \nSara \$& M\nShop\s*$/);
  expect(bare!.text).toMatch(/-- \nShop\s*$/);
});

test("marks can be switched off; machines say so; many get a way out", async () => {
  const { port, taken } = await server({});
  await sendLetter(
    settingsAt(port, { markedReplies: false }),
    { ...letter, automatic: true, unsubscribe: "https://shop.example/off/1" },
    tools,
  );
  const text = taken[0]!.toString();
  expect(text).not.toMatch(/^Reply-To:/im);
  expect(text).toMatch(/^Auto-Submitted: auto-replied/im);
  expect(text).toMatch(/^List-Unsubscribe: <https:\/\/shop.example\/off\/1>/im);
  expect(text).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/im);
});

test.each([
  [550, "5.1.1 User unknown", { state: "failed", code: "no_such_user", again: null }],
  [552, "5.2.2 Mailbox full", { state: "failed", code: "mailbox_full", again: null }],
  [554, "5.7.1 Message rejected as spam", { state: "failed", code: "refused_as_spam", again: null }],
  [450, "4.2.0 Greylisted, try again later", { state: "failed", code: "too_many", again: 300 }],
  [452, "4.2.2 The mailbox is over quota", { state: "failed", code: "mailbox_full", again: 21600 }],
])("a recipient refused with %i %s", async (code, words, outcome) => {
  const { port } = await server({ onRcptTo: (_address, _session, done) => done(refusing(code, words)) });
  expect(await sendLetter(settingsAt(port), letter, tools)).toEqual(outcome);
});

test("refused after the text is a failure, not a question", async () => {
  const { port } = await server({
    onData: (stream, _session, done) =>
      void stream.on("end", () => done(refusing(554, "5.7.1 content rejected"))).resume(),
  });
  expect(await sendLetter(settingsAt(port), letter, tools)).toEqual({
    state: "failed",
    code: "refused_as_spam",
    again: null,
  });
});

/** A server that closes the line at a given word of the client's. */
async function dropping(at: RegExp): Promise<number> {
  const net = createServer((socket) => {
    socket.on("error", () => {});
    socket.write("220 here\r\n");
    let inData = false;
    socket.setEncoding("latin1").on("data", (text: string) => {
      if (at.test(text)) socket.destroy();
      else if (/^DATA/im.test(text)) {
        inData = true;
        socket.write("354 go on\r\n");
      } else if (!inData) socket.write("250 fine\r\n");
    });
  });
  await new Promise<void>((ready) => net.listen(0, "127.0.0.1", ready));
  ends.push(() => net.close());
  return (net.address() as { port: number }).port;
}

test("a line that breaks after DATA leaves it unknown, one that breaks before does not", async () => {
  const open = { smtpUser: "", smtpPassword: "" };
  const late = await sendLetter(settingsAt(await dropping(/\r\n\.\r\n$/), open), letter, tools);
  expect(late).toEqual({ state: "unknown", code: "connection_lost" });
  const early = await sendLetter(settingsAt(await dropping(/^RCPT/im), open), letter, tools);
  expect(early).toEqual({ state: "failed", code: "cannot_reach", again: 120 });
});

test("what keeps a mailbox from sending has a plain code", async () => {
  const { port } = await server({});
  expect(await testConnection(settingsAt(port), tools.reach, 3_000)).toEqual({ ok: true });
  expect(await testConnection(settingsAt(port, { smtpPassword: "wrong" }), tools.reach, 3_000)).toMatchObject({
    ok: false,
    problem: "auth_failed",
  });
  expect(await testConnection(settingsAt(port, { smtpSecurity: "starttls" }), tools.reach, 3_000)).toMatchObject({
    ok: false,
    problem: "tls_failed",
  });
  expect(await testConnection(settingsAt(1), tools.reach, 3_000)).toMatchObject({ ok: false, problem: "cannot_reach" });
  const within = guardedReach([]);
  expect(await testConnection(settingsAt(port), within, 3_000)).toMatchObject({
    ok: false,
    problem: "address_refused",
  });
  const refused = await sendLetter(settingsAt(port), letter, { ...tools, reach: within });
  expect(refused).toEqual({ state: "failed", code: "address_refused", again: null });
  expect(await sendLetter(settingsAt(port, { smtpPassword: "wrong" }), letter, tools)).toEqual({
    state: "failed",
    code: "auth_failed",
    again: null,
  });
});
