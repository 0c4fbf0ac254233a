import { connect, type Socket } from "node:net";

const chunk = 64 * 1024;

/**
 * Hands a file to clamd by INSTREAM and gives its line of answer (https://docs.clamav.net/manual/Usage/Scanning.html#clamd). `place` is
 * `tcp://host:port` or `unix:/socket`. Throws where it does not answer within `patience` milliseconds.
 */
export function askClamd(place: string, bytes: Buffer, patience: number): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const socket = open(place);
  let answer = "";
  socket.setTimeout(patience, () => socket.destroy(new Error("clamd did not answer in time")));
  socket.on("data", (part) => {
    answer += part.toString("utf8");
  });
  socket.on("error", (error) => (answer.includes("\0") ? resolve(line(answer)) : reject(error)));
  socket.on("close", () => (answer ? resolve(line(answer)) : reject(new Error("clamd hung up without an answer"))));
  socket.on("connect", () => {
    socket.write("zINSTREAM\0");
    for (let at = 0; at < bytes.length; at += chunk) {
      const part = bytes.subarray(at, at + chunk);
      socket.write(sized(part.length));
      socket.write(part);
    }
    socket.write(sized(0));
  });
  return promise.finally(() => socket.destroy());
}

function open(place: string): Socket {
  if (place.startsWith("unix:")) return connect({ path: place.slice("unix:".length) });
  const { hostname, port } = new URL(place);
  return connect({ host: hostname.replace(/^\[|\]$/g, ""), port: Number(port) });
}

function sized(length: number): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(length);
  return head;
}

function line(answer: string): string {
  return answer.replace(/\0[\s\S]*$/, "").trim();
}
