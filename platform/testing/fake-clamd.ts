import { createServer, type Server, type Socket } from "node:net";
import { freePort } from "./free-port.ts";

// The harmless file that every scanner takes for a virus; in two parts, so that no scanner finds it here.
export const eicar = `X5O!P%@AP[4\\PZX54(P^)7CC)7}$${"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"}!$H+H*`;

export type FakeClamd = { place: string; scanned: number; stop(): Promise<void>; start(): Promise<void> };

/** A local clamd that speaks INSTREAM, finds the EICAR file, and limits sizes as the real one does. */
export async function fakeClamd({
  path,
  most = 26_214_400,
}: {
  path?: string;
  most?: number;
} = {}): Promise<FakeClamd> {
  let server: Server;
  // One that comes back under the same address where it stops and starts.
  const port = await freePort();
  const fake: FakeClamd = {
    place: "",
    scanned: 0,
    stop: () => new Promise((done) => server.close(() => done())),
    start: () =>
      new Promise((ready) => {
        server = createServer((socket) => serve(socket, most, () => fake.scanned++));
        const where = path ? { path } : { port, host: "127.0.0.1" };
        server.listen(where, () => {
          fake.place = path ? `unix:${path}` : `tcp://127.0.0.1:${port}`;
          ready();
        });
      }),
  };
  await fake.start();
  return fake;
}

function serve(socket: Socket, most: number, count: () => void): void {
  let held = Buffer.alloc(0);
  let begun = false;
  const file: Buffer[] = [];
  socket.on("error", () => {});
  const say = (words: string) => socket.end(`${words}\0`);
  socket.on("data", (part) => {
    held = Buffer.concat([held, part]);
    if (!begun) {
      const end = held.indexOf(0);
      if (end < 0) return;
      if (held.subarray(0, end).toString() !== "zINSTREAM") return say("UNKNOWN COMMAND");
      begun = true;
      held = held.subarray(end + 1);
    }
    while (held.length >= 4) {
      const size = held.readUInt32BE(0);
      if (size === 0) {
        count();
        return say(Buffer.concat(file).includes(eicar) ? "stream: Win.Test.EICAR_HDB-1 FOUND" : "stream: OK");
      }
      if (size > most) return say("INSTREAM size limit exceeded. ERROR");
      if (held.length < 4 + size) return;
      file.push(held.subarray(4, 4 + size));
      held = held.subarray(4 + size);
    }
  });
}
