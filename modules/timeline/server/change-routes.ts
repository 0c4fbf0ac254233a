import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod";
import { Refusal } from "../../../platform/errors/index.ts";
import type { House } from "../../../platform/house/module.ts";
import type { HttpApp } from "../../../platform/http/index.ts";
import { ChangeFollowing, type Cursor, cursorText, type News, parseCursor } from "../../../platform/realtime/index.ts";

const heartbeat = 20_000;
/** A stream is ended and resumed by its browser now and then, so that whoever lost access stops hearing. */
const longest = 10 * 60_000;

const query = z.object({
  after: z.string().max(60).optional().describe("The cursor of the last answer; from now on where it is left out"),
  topics: z.string().max(2000).optional().describe("Such as `customer:12,customers`; all where it is left out"),
  wait: z.coerce.number().int().min(0).max(60).optional().describe("Seconds: one JSON answer instead of a stream"),
  brand: z.string().max(63).optional().describe("The brand, where no header can be sent"),
});
const told = z.object({
  cursor: z.string(),
  changes: z.array(z.object({ topic: z.string() })).optional(),
  reset: z.literal(true).optional().describe("More changed than is worth telling: fetch everything anew"),
});

/** The live change feed: server-sent events, or one answer at a time for networks that hold streams back. */
export function changeRoutes(app: HttpApp, house: House): void {
  const following = new ChangeFollowing(house);
  app.addHook("preClose", async () => following.close());
  app.get(
    "/api/v1/changes",
    {
      schema: {
        summary: "Follow what changes, as it happens",
        description: "Server-sent events, or with `wait` one JSON answer. Each change is told once, in commit order.",
        querystring: query,
        response: { 200: told },
        tags: ["changes"],
      },
      config: { permission: "timeline.read" },
    },
    async (request, reply) => {
      const { topics, wait } = request.query;
      const follower = followerOf(request, reply);
      const hears = interest(topics);
      reply.header("cache-control", "no-store");
      if (wait !== undefined) {
        const news = await following.after(follower.brandId, follower.cursor, wait * 1000, follower.gone);
        return wire(news, hears);
      }
      reply.header("content-type", "text/event-stream; charset=utf-8").header("x-accel-buffering", "no");
      return reply.send(Readable.from(stream(following, follower, hears)) as never);
    },
  );
}

type Follower = { brandId: number; cursor: Cursor | null; gone: AbortSignal };
type Hears = (topic: string) => boolean;

function followerOf(request: FastifyRequest, reply: FastifyReply): Follower {
  const { after } = request.query as z.infer<typeof query>;
  const last = request.headers["last-event-id"];
  // The browser resumes with the address it began with; what it saw last is newer.
  const text = typeof last === "string" && last !== "" ? last : after;
  const cursor = parseCursor(text);
  if (text && !cursor) throw new Refusal("invalid", "after");
  if (!request.caller) throw new Refusal("not_signed_in");
  const gone = new AbortController();
  reply.raw.once("close", () => gone.abort());
  return { brandId: request.caller.brandId, cursor, gone: gone.signal };
}

/** Events with the cursor as their id, and a sign of life while nothing happens, as proxies close silent connections. */
async function* stream(following: ChangeFollowing, { brandId, cursor, gone }: Follower, hears: Hears) {
  const end = Date.now() + longest;
  yield "retry: 2000\n\n";
  let place = cursor;
  while (!gone.aborted && !following.closed && Date.now() < end) {
    const news = await following.after(brandId, place, heartbeat, gone);
    place = news.cursor;
    yield `id: ${cursorText(place)}\ndata: ${JSON.stringify(wire(news, hears))}\n\n`;
  }
}

function wire({ cursor, changes, reset }: News, hears: Hears): z.infer<typeof told> {
  if (reset) return { cursor: cursorText(cursor), reset: true };
  const topics = new Set(changes.map(({ topic, ref }) => (ref === null ? topic : `${topic}:${ref}`)).filter(hears));
  return { cursor: cursorText(cursor), changes: [...topics].map((topic) => ({ topic })) };
}

/** `customer` hears of every customer, `customer:12` of one; a change without a number concerns all of its kind. */
function interest(topics: string | undefined): Hears {
  const wanted = topics?.split(",").filter(Boolean);
  if (!wanted?.length) return () => true;
  return (topic) => wanted.some((one) => topic === one || topic.startsWith(`${one}:`) || one.startsWith(`${topic}:`));
}
