import http from "node:http";

/**
 * People who answer an open link, in a process of their own: so many a second, whatever becomes of those before, each from an address of
 * their own. Says what was acknowledged, by key, and hands everything in once more when told to.
 */
type Work = { port: number; path: string; perSecond: number; seconds: number; fields: Record<string, string> };
type Told = {
  keys: string[];
  milliseconds: number[];
  lost: string[];
  refused: number;
  late_ms: number;
  seconds: number;
};

const agent = new http.Agent({ keepAlive: true, maxSockets: 256 });
const keyOf = (n: number) => `bench-${String(n).padStart(8, "0")}`;

function submit({ port, path, fields }: Work, n: number): Promise<number> {
  const body = new URLSearchParams({ ...fields, recommend: String(n % 11), _key: keyOf(n) }).toString();
  const headers = {
    "content-type": "application/x-www-form-urlencoded",
    "content-length": Buffer.byteLength(body),
    "x-forwarded-for": `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`,
  };
  return new Promise((done, failed) => {
    const sent = http.request({ agent, port, host: "127.0.0.1", method: "POST", path, headers }, (answer) => {
      answer.resume().on("end", () => done(answer.statusCode ?? 0));
      answer.on("error", failed);
    });
    sent.on("error", failed).end(body);
  });
}

/** Sends on time; `late_ms` is the most that this process itself was late, `seconds` the time until the last answer. */
async function run(work: Work, from: number): Promise<Told> {
  const told: Told = { keys: [], milliseconds: [], lost: [], refused: 0, late_ms: 0, seconds: 0 };
  const began = performance.now();
  const waiting: Promise<void>[] = [];
  for (let sent = 0; sent < work.perSecond * work.seconds; ) {
    const due = Math.min(work.perSecond * work.seconds, ((performance.now() - began) / 1000) * work.perSecond);
    for (; sent < due; sent++) {
      const n = from + sent;
      const should = began + (sent / work.perSecond) * 1000;
      told.late_ms = Math.max(told.late_ms, performance.now() - should);
      const one = submit(work, n).then(
        (status) => {
          if (status !== 200) return void told.refused++;
          told.keys.push(keyOf(n));
          told.milliseconds.push(performance.now() - should);
        },
        () => void told.lost.push(keyOf(n)),
      );
      waiting.push(one);
    }
    await new Promise((next) => setTimeout(next, 2));
  }
  await Promise.all(waiting);
  told.seconds = (performance.now() - began) / 1000;
  return told;
}

/** Hands some in again, a hundred at a time: how many were answered well. */
async function again(work: Work, keys: readonly string[]): Promise<number> {
  let well = 0;
  for (let at = 0; at < keys.length; at += 100) {
    const numbers = keys.slice(at, at + 100).map((key) => Number(key.slice("bench-".length)));
    const statuses = await Promise.all(numbers.map((n) => submit(work, n).catch(() => 0)));
    well += statuses.filter((status) => status === 200).length;
  }
  return well;
}

process.on("message", async (asked: { run?: Work; from?: number; again?: string[] }) => {
  if (asked.again) process.send?.(await again(asked.run!, asked.again));
  else process.send?.(await run(asked.run!, asked.from!));
});
process.on("disconnect", process.exit);
