import type { Actor, Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { shownBranches } from "../../branches/index.ts";
import type { CodeBody } from "../../codes/contract.ts";
import { addCode, noteArrival, noteScans } from "../../codes/index.ts";
import { makeSurvey, publishSurvey, takeResponses } from "../../surveys/index.ts";
import type { Chance } from "./chance.ts";
import { demoSource } from "./settle-people.ts";

type InBrand = <T>(at: Date, actor: Actor | null, work: (ctx: Context) => Promise<T>) => Promise<T>;
type Made = { id: number; title: string; busy: number };

const survey = "in-shop";
const span = 30;
const day = 86_400_000;
/** Kind, name, branch (by a part of its name), and about how many scan it on a day. */
const told: [CodeBody["kind"], string, string, number][] = [
  ["branch", "شعبهٔ سعادت‌آباد", "سعادت‌آباد", 3],
  ["counter", "پیشخان کادوپیچی", "ونک", 6],
  ["counter", "صندوق", "ونک", 4],
  ["branch", "نمایندگی معالی‌آباد", "معالی‌آباد", 2],
];

/** Codes at the till and at the counters of branches, scanned through the last month, with what was answered there. */
export async function makeCodes(inBrand: InBrand, luck: Chance, now: Date): Promise<void> {
  const begun = new Date(now.getTime() - (span + 1) * day);
  const codes = await inBrand(begun, null, async (ctx) => {
    await makeSurvey(ctx, { key: survey, name: "خرید در شعبه", template: "csat", language: "fa" });
    await publishSurvey(ctx, survey);
    const made: Made[] = [];
    for (const one of told) made.push(await makeCode(ctx, one));
    return made;
  });
  for (let ago = span - 1; ago >= 0; ago--)
    await inBrand(new Date(now.getTime() - ago * day), null, (ctx) => scanned(ctx, codes, luck));
}

async function makeCode(ctx: Context, [kind, name, part, busy]: (typeof told)[number]): Promise<Made> {
  const branch = (await shownBranches(ctx)).find((one) => one.name.includes(part))!;
  const target = { target: "survey", survey, site: null, user: null, headline: "" } as const;
  const id = await addCode(ctx, { ...target, kind, name, branch: branch.id });
  return { id, title: kind === "branch" ? name : `${name}، ${branch.name}`, busy };
}

/** One day of all codes. */
async function scanned(ctx: Context, codes: readonly Made[], luck: Chance): Promise<void> {
  for (const { id, title, busy } of codes) {
    const scans = luck.whole(0, busy * 2);
    if (scans === 0) continue;
    await noteScans(ctx, id, scans);
    const bodies = Array.from({ length: Math.round(scans * luck.next() * 0.5) }, (_, at) => ({
      ...{ mode: "web" as const, channel: "in_person", touchpoint: title, language: "fa" as const },
      external_id: `code-${id}-${ctx.now.getTime()}-${at}`,
      answered_at: ctx.now.toISOString(),
      score: luck.hits(0.8) ? luck.whole(4, 5) : luck.whole(1, 3),
    }));
    const outcomes = bodies.length > 0 ? await takeResponses(ctx, survey, bodies, demoSource) : [];
    for (const outcome of outcomes)
      if (!(outcome instanceof Refusal)) await noteArrival(ctx, id, "response", outcome.id);
  }
}
