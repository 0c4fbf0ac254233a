import { createServer, type Socket } from "node:net";
import { afterAll } from "vitest";

/** A letter as it was handed over: its envelope and its text as sent. */
export type Delivered = { from: string; to: string[]; text: string };

/** A mail server of the test's own, which takes every letter (RFC 5321, as much as a sender needs). `url` is an SMTP_URL. */
export async function mailBox(): Promise<{ url: string; next(): Promise<Delivered> }> {
  const letters: Delivered[] = [];
  const waiting: ((letter: Delivered) => void)[] = [];
  const take = (letter: Delivered) => {
    const waiter = waiting.shift();
    if (waiter) waiter(letter);
    else letters.push(letter);
  };
  const server = createServer((socket) => talk(socket, take));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  afterAll(() => void server.close());
  const { port } = server.address() as { port: number };
  return {
    url: `smtp://127.0.0.1:${port}`,
    next: async () => letters.shift() ?? new Promise((resolve) => waiting.push(resolve)),
  };
}

function talk(socket: Socket, take: (letter: Delivered) => void): void {
  let buffer = "";
  let letter: Delivered = { from: "", to: [], text: "" };
  let inData = false;
  const say = (line: string) => socket.write(`${line}\r\n`);
  const hear = (line: string) => {
    const verb = line.slice(0, 4).toUpperCase();
    const address = /<([^>]*)>/.exec(line)?.[1] ?? "";
    if (verb === "MAIL") letter = { from: address, to: [], text: "" };
    if (verb === "RCPT") letter.to.push(address);
    inData = verb === "DATA";
    say(inData ? "354 go on" : verb === "QUIT" ? "221 bye" : "250 ok");
  };
  say("220 test");
  socket.on("error", () => {});
  socket.setEncoding("utf8").on("data", (chunk) => {
    buffer += chunk;
    for (;;) {
      const end = inData ? "\r\n.\r\n" : "\r\n";
      const at = buffer.indexOf(end);
      if (at < 0) return;
      const part = buffer.slice(0, at);
      buffer = buffer.slice(at + end.length);
      if (!inData) hear(part);
      else {
        inData = false;
        take({ ...letter, text: part });
        say("250 taken");
      }
    }
  });
}
