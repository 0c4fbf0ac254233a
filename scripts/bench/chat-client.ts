import http from "node:http";

/**
 * Visitors and agents of a chat in a process of their own: each visitor holds a stream of their conversation, each agent the stream of
 * changes, asks for what is new in their conversations and renews the list every other second, as the screens do. `idle` visitors only listen.
 */
type Work = {
  port: number;
  site: string;
  keys: string[];
  visitors: number;
  idle: number;
  perSecond: number;
  seconds: number;
};
type Visitor = { token: string; ip: string; conversation: number };

const work = JSON.parse(process.argv[2]!) as Work;
const agent = new http.Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
const began = new Map<string, number>();
const reached: Record<"in" | "out", number[]> = { in: [], out: [] };
let refused = 0;

function ask(method: string, path: string, headers: object, body?: object): Promise<{ status: number; body: string }> {
  const text = body && JSON.stringify(body);
  const more = text ? { "content-type": "application/json", "content-length": Buffer.byteLength(text) } : {};
  return new Promise((done, failed) => {
    const sent = http.request(
      { agent, port: work.port, host: "127.0.0.1", method, path: `/api/v1${path}`, headers: { ...headers, ...more } },
      (answer) => {
        let said = "";
        answer.setEncoding("utf8").on("data", (part) => (said += part));
        answer.on("end", () => done({ status: answer.statusCode ?? 0, body: said }));
      },
    );
    sent.on("error", failed).end(text);
  });
}

/** Each `data:` of a stream. Resolves with its first part, or once it was answered where nothing is to be heard at first. */
function stream(path: string, headers: object, hear: (data: string) => void): Promise<void> {
  return new Promise((stands, failed) => {
    const asked = http.request({ port: work.port, host: "127.0.0.1", path: `/api/v1${path}`, headers: { ...headers } });
    asked.on("error", failed).on("response", (answer) => {
      let rest = "";
      answer.setEncoding("utf8").on("data", (part) => {
        stands();
        const pieces = (rest + part).split("\n\n");
        rest = pieces.pop() ?? "";
        for (const piece of pieces) {
          const data = /^data: (.*)$/m.exec(piece)?.[1];
          if (data) hear(data);
        }
      });
    });
    asked.end();
  });
}

function hear(way: "in" | "out", texts: readonly { text: string }[]): void {
  for (const { text } of texts) {
    const since = began.get(text);
    if (since === undefined || !text.startsWith(way)) continue;
    began.delete(text);
    reached[way].push(performance.now() - since);
  }
}

const visitorHeaders = ({ token, ip }: Pick<Visitor, "token" | "ip">) => ({
  authorization: `Bearer ${token}`,
  "x-forwarded-for": ip,
});
/** Seconds of talk that are not counted: a house that was opened this moment plans and compiles everything for the first time. */
const warmUp = 20;
let clients = 0;
const id = () => `bench-${process.pid}-${++clients}`;

async function admit(n: number): Promise<Visitor> {
  const ip = `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`;
  const { body } = await ask("POST", "/chat/hello", { "x-forwarded-for": ip }, { key: work.site, visitor: id() });
  return { token: JSON.parse(body).token, ip, conversation: 0 };
}

/** Works through many, a few at a time. */
async function each<T>(count: number, make: (n: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (let from = 0; from < count; from += 20) {
    made.push(...(await Promise.all(Array.from({ length: Math.min(20, count - from) }, (_, n) => make(from + n)))));
  }
  return made;
}

async function talkative(n: number): Promise<Visitor> {
  const visitor = await admit(n);
  await ask("POST", "/chat/messages", visitorHeaders(visitor), { client_id: id(), text: "سلام" });
  await new Promise<void>((known, failed) => {
    const feed = stream("/chat/feed?after=0", visitorHeaders(visitor), (data) => {
      const news = JSON.parse(data);
      if (!news.messages) return;
      visitor.conversation = news.conversation;
      hear("out", news.messages);
      known();
    });
    feed.catch(failed);
  });
  return visitor;
}

async function answerer(key: string, own: readonly Visitor[]): Promise<(visitor: Visitor, text: string) => void> {
  const headers = { authorization: `Bearer ${key}` };
  const seen = new Map(own.map(({ conversation }) => [conversation, 0]));
  const reading = new Set<number>();
  let listAt = performance.now() - Math.random() * 2000;
  const pause = 1500 + Math.random() * 1000;
  async function read(conversation: number): Promise<void> {
    if (reading.has(conversation)) return;
    reading.add(conversation);
    const { body } = await ask(
      "GET",
      `/conversations/${conversation}/messages?after=${seen.get(conversation)}`,
      headers,
    );
    reading.delete(conversation);
    const page = JSON.parse(body);
    if (!page.messages) throw new Error(`conversation ${conversation}: ${body}`);
    seen.set(conversation, page.revision);
    hear("in", page.messages);
    if (page.more) await read(conversation);
  }
  await Promise.all(own.map(({ conversation }) => read(conversation)));
  await stream("/changes", headers, (data) => {
    const { changes = [] } = JSON.parse(data) as { changes?: { topic: string }[] };
    for (const { topic } of changes) {
      const conversation = Number(topic.split(":")[1]);
      if (topic.startsWith("conversation:") && seen.has(conversation)) void read(conversation);
    }
    if (changes.length > 0 && performance.now() - listAt > pause) {
      listAt = performance.now();
      void ask("GET", "/conversations?limit=40", headers);
    }
  });
  return (visitor, text) => {
    began.set(text, performance.now());
    const path = `/conversations/${visitor.conversation}/replies`;
    void ask("POST", path, headers, { client_id: id(), text, channel: "chat" }).then(({ status }) => {
      if (status !== 200) refused++;
    });
  };
}

async function talk(visitors: readonly Visitor[]): Promise<void> {
  const share = Math.ceil(visitors.length / work.keys.length);
  const own = (n: number) => visitors.slice(n * share, (n + 1) * share);
  const answers = await Promise.all(work.keys.map((key, n) => answerer(key, own(n))));
  const warm = work.perSecond * warmUp;
  const total = warm + work.perSecond * work.seconds;
  for (let n = 0; n < total; n++) {
    if (n === warm) for (const times of Object.values(reached)) times.length = 0;
    const at = (n * 7919) % visitors.length;
    const visitor = visitors[at]!;
    const text = `${n % 2 ? "out" : "in"}-${n}`;
    if (n % 2) answers[Math.floor(at / share)]!(visitor, text);
    else {
      began.set(text, performance.now());
      void ask("POST", "/chat/messages", visitorHeaders(visitor), { client_id: id(), text }).then(({ status }) => {
        if (status !== 200) refused++;
      });
    }
    await new Promise((next) => setTimeout(next, 1000 / work.perSecond));
  }
  await new Promise((next) => setTimeout(next, 3000));
}

const visitors = await each(work.visitors, talkative);
process.send?.("here");
await new Promise((begin) => process.once("message", begin));
if (work.visitors > 0) await talk(visitors);
process.send?.({ reached, missing: began.size, refused });
await each(work.idle, async (n) => {
  const visitor = await admit(100_000 + n);
  await stream("/chat/feed?after=0", visitorHeaders(visitor), () => {});
});
process.send?.("idle");
