import { type Context, system } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { commitTogether, groupCommit } from "../../../intake/index.ts";
import type { Answers } from "../../contract/answers.ts";
import { isClosed } from "../define/survey-rows.ts";
import type { Submitted } from "../respond/submission.ts";
import { type Handed, type Handing, handInAll, type Late, lateness } from "./hand-in.ts";
import { type Kept, keptOf, readKeptAll, savePartials } from "./save-partial.ts";
import type { Place } from "./survey-place.ts";

const actor = system("survey page");

/** What a page posted. */
export type Posted = {
  place: Place;
  key: string;
  answers: Answers;
  /** What is to be handed in, by what was kept before; null where the page goes on. Asked again where others made a group fail. */
  decide(kept: Kept): Handed | null;
};
/** What was kept before, whether it came too late, and what became of what was handed in. */
export type Taken = { kept: Kept; late: Late | null; outcome: Submitted | Refusal | null };

/** The house's way of taking in what pages post: what arrives within some milliseconds is read, kept and handed in together (decision 002). */
export function postTaker(house: House): (posted: Posted) => Promise<Taken> {
  const commit = (brandId: number, posts: Posted[]) => commitTogether(house, { brandId, actor }, posts, takeAll);
  const wait = groupCommit<Posted, Taken>(commit, { milliseconds: 5, most: 500, queue: 20_000 });
  return (posted) => wait(posted.place.brand.id, posted);
}

async function takeAll(ctx: Context, posts: readonly Posted[]): Promise<Taken[]> {
  const before = await readKeptAll(ctx, posts);
  const closed = new Map<number, Promise<boolean>>();
  const handings = new Map<Posted, Handing>();
  const taken: Taken[] = [];
  for (const post of posts) {
    const { survey } = post.place;
    const asked = closed.get(survey.id) ?? isClosed(ctx, survey);
    closed.set(survey.id, asked);
    const kept = keptOf(before, post);
    const late = lateness(ctx, post.place, await asked);
    const handed = late ? null : post.decide(kept);
    if (handed) handings.set(post, { place: post.place, handed });
    taken.push({ kept, late, outcome: null });
  }
  const outcomes = await handInAll(ctx, [...handings.values()]);
  for (const [nth, post] of [...handings.keys()].entries()) taken[posts.indexOf(post)]!.outcome = outcomes[nth]!;
  // Kept also where it comes too late or cannot stand: nothing that somebody wrote is lost.
  const unsaid = posts.filter((post, at) => {
    const { kept, outcome } = taken[at]!;
    return (
      !kept?.answered_at && (outcome === null || outcome instanceof Refusal) && Object.keys(post.answers).length > 0
    );
  });
  await savePartials(ctx, unsaid);
  return taken;
}
