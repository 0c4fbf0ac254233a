import type { Actor, Context } from "../../../platform/db/index.ts";
import { makeExchange, setExtension, takeCallNews } from "../../telephony/index.ts";

type InBrand = <T>(at: Date, actor: Actor | null, work: (ctx: Context) => Promise<T>) => Promise<T>;
type Story = {
  phone: string;
  hoursAgo: number;
  direction: "in" | "out";
  outcome: "answered" | "missed" | "no_answer" | "busy";
  wait: number;
  talk: number;
  queue?: string;
};

/** Calls of the last days, the newest of which nobody answered: a call is owed to that customer. */
const stories: readonly Story[] = [
  { phone: "+989120001003", hoursAgo: 75, direction: "in", outcome: "answered", wait: 14, talk: 246, queue: "فروش" },
  { phone: "+989120001017", hoursAgo: 52, direction: "in", outcome: "missed", wait: 38, talk: 0, queue: "پشتیبانی" },
  { phone: "+989120001017", hoursAgo: 51, direction: "out", outcome: "answered", wait: 9, talk: 132 },
  { phone: "+989120001042", hoursAgo: 30, direction: "out", outcome: "no_answer", wait: 30, talk: 0 },
  { phone: "+989120001042", hoursAgo: 28, direction: "out", outcome: "busy", wait: 4, talk: 0 },
  { phone: "+989120001088", hoursAgo: 5, direction: "in", outcome: "answered", wait: 21, talk: 418, queue: "پشتیبانی" },
  { phone: "+989120001120", hoursAgo: 1, direction: "in", outcome: "missed", wait: 44, talk: 0, queue: "پشتیبانی" },
];

/** A phone exchange, the owner's extension at it, and calls as it would have told of them. */
export async function makeCalls(
  inBrand: InBrand,
  { now, owner, secretKey }: { now: Date; owner: string; secretKey: Buffer },
): Promise<void> {
  const began = new Date(now.getTime() - 400 * 3_600_000);
  const exchange = await inBrand(began, null, async (ctx) => {
    const made = await makeExchange(ctx, secretKey, { kind: "simotel", name: "مرکز تلفن فروشگاه", settings: {} });
    await setExtension(ctx, made.id, { number: "201", user: owner });
    return made;
  });
  for (const [place, story] of stories.entries()) {
    const at = new Date(now.getTime() - story.hoursAgo * 3_600_000);
    const endedAt = new Date(at.getTime() + (story.wait + story.talk) * 1000);
    await inBrand(endedAt, null, (ctx) =>
      takeCallNews(
        ctx,
        { id: exchange.id, call_back_hours: 4 },
        {
          callId: `demo-${place}`,
          at,
          direction: story.direction,
          number: story.phone,
          queue: story.queue ?? null,
          end: {
            firm: true,
            outcome: story.outcome,
            endedAt,
            talkSeconds: story.talk,
            waitSeconds: story.wait,
            extension: "201",
          },
        },
      ),
    );
  }
}
