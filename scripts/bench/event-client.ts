import net from "node:net";
import { parentPort, workerData } from "node:worker_threads";

/**
 * A client in a worker of its own: keep-alive connections that each send one event, wait for its answer and send the next. Written on
 * plain sockets, as a client that costs more than the server would measure itself.
 */
type Work = { port: number; key: string; connections: number; events: number; people: number };
const { port, key, connections, events, people } = workerData as Work;

const channels = ["web", "app", "phone", "sms"];
const milliseconds: number[] = [];
let sent = 0;
let refused = 0;

function request(n: number): string {
  const body = JSON.stringify({
    external_id: `event-${n}`,
    phone: `+98912${String((n * 7919) % people).padStart(7, "0")}`,
    occurred_at: new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString(),
    kind: n % 4 === 0 ? "contact" : "activity",
    channel: channels[n % channels.length],
    direction: "in",
    ...(n % 4 === 0 ? { text: `پیام شمارهٔ ${n}` } : {}),
  });
  return `POST /api/v1/interactions HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer ${key}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

function run(): Promise<void> {
  return new Promise((done, failed) => {
    const socket = net.connect(port, "127.0.0.1");
    socket.setNoDelay(true);
    let began = 0;
    let answer = "";
    const next = () => {
      if (sent >= events) return socket.end(done);
      began = performance.now();
      socket.write(request(sent++));
    };
    socket.on("connect", next).on("error", failed);
    socket.setEncoding("latin1").on("data", (text) => {
      answer += text;
      const head = answer.indexOf("\r\n\r\n");
      if (head < 0) return;
      const length = Number(/content-length: (\d+)/i.exec(answer)?.[1] ?? 0);
      if (answer.length < head + 4 + length) return;
      if (!answer.startsWith("HTTP/1.1 200")) refused++;
      milliseconds.push(performance.now() - began);
      answer = "";
      next();
    });
  });
}

const began = performance.now();
await Promise.all(Array.from({ length: connections }, run));
parentPort?.postMessage({ seconds: (performance.now() - began) / 1000, milliseconds, refused });
