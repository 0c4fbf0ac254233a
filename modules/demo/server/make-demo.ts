import { type Actor, type Context, system, withBrand } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import type { House } from "../../../platform/house/module.ts";
import { brandBySlug, createBrand } from "../../admin/index.ts";
import { foldChanges } from "../../customers/index.ts";
import { keepSender } from "../../inbox/index.ts";
import { answerConversations, answeredMessages } from "./answered-conversations.ts";
import { talkToBot } from "./bot-conversations.ts";
import { chance } from "./chance.ts";
import { demoSlug } from "./demo-slug.ts";
import { beginMaking, noteShare, removeDemo } from "./demo-state.ts";
import { demoFlows } from "./flows.fa.ts";
import { makeFormsAndCalls } from "./forms-and-calls.ts";
import { makeBranches } from "./make-branches.ts";
import { makeCalls } from "./make-calls.ts";
import { makeCases } from "./make-cases.ts";
import { makeCodes } from "./make-codes.ts";
import { makeGroups } from "./make-groups.ts";
import { makeHelpCentre } from "./make-help-centre.ts";
import { makeLetters } from "./make-letters.ts";
import { makeMeetings } from "./make-meetings.ts";
import { makeMentions } from "./make-mentions.ts";
import { makeShops } from "./make-shops.ts";
import { makeWrappingSurvey } from "./make-wrapping-survey.ts";
import { openDemoBot } from "./open-bot.ts";
import { lastMessages, openConversations } from "./open-conversations.ts";
import { openSurveys } from "./open-surveys.ts";
import { recordTalk } from "./record-talk.ts";
import { saveShopOrders } from "./save-shop-orders.ts";
import { setUpDesk } from "./set-up-desk.ts";
import { settlePeople } from "./settle-people.ts";
import { liveShop } from "./shop-life.ts";
import { talkOfShop } from "./shop-talk.ts";
import { answersOfShop } from "./survey-life.ts";

const seed = 1405;
const people = 3200;
const batch = 1000;

export type DemoMade = { brand: string; customers: number; orders: number; interactions: number };

/**
 * Makes the demo brand and lives its eighteen months, in transactions of a thousand rows; `owner` is the id of a user. What an
 * earlier, broken-off making left is removed first. Refuses `already_exists` where a real brand has the demo's slug. Everything goes
 * through the doors of the modules, as real data would.
 */
export async function makeDemo(
  house: House,
  { owner, now, count = people }: { owner: string; now: Date; count?: number },
): Promise<DemoMade> {
  const { database } = house;
  await removeDemo(database.app);
  if (await brandBySlug(database.app, demoSlug)) throw new Refusal("already_exists", "demo");
  await beginMaking(database.app);
  const brand = await createBrand(database.app, {
    name: "خانهٔ آفتاب",
    slug: demoSlug,
    demo: true,
    owner,
    now,
  });
  const life = liveShop(seed, now, count);
  const talk = talkOfShop(chance(seed + 1), life, now);
  const steps = life.customers.length + life.orders.length + talk.length;
  let done = 0;
  const write = <T>(work: (ctx: Context) => Promise<T>) =>
    withBrand(database.app, { brandId: brand.id, actor: system("demo"), now }, work);
  const inBatches = async <T>(rows: readonly T[], save: (ctx: Context, part: readonly T[]) => Promise<void>) => {
    for (let start = 0; start < rows.length; start += batch) {
      const part = rows.slice(start, start + batch);
      await write((ctx) => save(ctx, part));
      done += part.length;
      await noteShare(database.app, Math.min(0.99, done / steps));
    }
  };
  await inBatches(life.customers, settlePeople);
  await inBatches(life.orders, saveShopOrders);
  const messages = lastMessages(talk);
  const answered = answeredMessages(talk, messages, now);
  const apart = new Set([...messages, ...answered]);
  await inBatches(
    talk.filter((entry) => !apart.has(entry)),
    recordTalk,
  );
  const inBrand = <T>(at: Date, actor: Actor | null, work: (ctx: Context) => Promise<T>) =>
    withBrand(database.app, { brandId: brand.id, actor: actor ?? system("demo"), now: at }, work);
  const teams = await answerConversations(inBrand, answered, { owner, luck: chance(seed + 2), now });
  await openConversations(inBrand, messages, owner);
  const form = await makeFormsAndCalls(inBrand, now, owner);
  await write(makeBranches);
  await write(makeGroups);
  await makeHelpCentre(inBrand, { now, owner, form });
  await openSurveys(inBrand, answersOfShop(chance(seed + 3), life, now), now);
  await makeWrappingSurvey({ house, brandId: brand.id, inBrand, now });
  await makeCodes(inBrand, chance(seed + 5), now);
  await makeMeetings(inBrand, chance(seed + 6), { customers: life.customers, now });
  await makeLetters(inBrand, { now, owner, luck: chance(seed + 7) });
  await write((ctx) => setUpDesk(ctx, owner, teams));
  await openDemoBot(write, {
    flows: demoFlows(now),
    team: teams.support,
    writeAt: (at, work) => inBrand(at, null, work),
  });
  await write((ctx) => keepSender(ctx, house, "web", {}));
  const wrote = new Set([...apart].map(({ customer }) => customer));
  await talkToBot({ house, brandId: brand.id, inBrand, luck: chance(seed + 4), now, owner }, life, wrote);
  await makeCases(inBrand, { now, owner });
  await makeCalls(inBrand, { now, owner, secretKey: house.config.secretKey });
  const told = await makeShops({ house, brandId: brand.id, inBrand, now });
  await makeMentions(inBrand, { now, secretKey: house.config.secretKey });
  await foldChanges(database, brand.id, () => now);
  await noteShare(database.app, 1);
  return {
    brand: brand.slug,
    customers: life.customers.length,
    orders: life.orders.length + told,
    interactions: talk.length,
  };
}
