import { type Actor, type Context, system } from "../../../platform/db/index.ts";
import type { House } from "../../../platform/house/module.ts";
import { rehearseAnswer, rehearsedCode } from "../../bot/index.ts";
import { changeConversation, endQuiet, findConversation, postReply, receiveMessage } from "../../inbox/index.ts";
import { openSurvey, submitResponse } from "../../surveys/index.ts";
import { type BotTalk, botTalks } from "./bot-talk.fa.ts";
import type { Chance } from "./chance.ts";
import { claimOf } from "./settle-people.ts";
import { busyMoment, type DemoCustomer, type ShopLife } from "./shop-life.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
const weeks = 4;
const most = 96;
const survey = "after-conversation";

type InBrand = <T>(at: Date, actor: Actor | null, work: (ctx: Context) => Promise<T>) => Promise<T>;
type Stage = { house: House; brandId: number; inBrand: InBrand; agent: Actor; luck: Chance; now: Date };
type Scene = { talk: BotTalk; customer: DemoCustomer; order: string; at: Date; name: string };

/** Lets customers who wrote nothing else talk to the bot through the last weeks: the bot itself answers, at the time it was asked. */
export async function talkToBot(
  { owner, ...stage }: Omit<Stage, "agent"> & { owner: string },
  life: ShopLife,
  apart: ReadonlySet<DemoCustomer>,
): Promise<void> {
  const agent: Actor = { kind: "user", id: owner, name: "", role: "owner", permissions: ["*"] };
  for (const scene of scenesOf(stage, life, apart)) await playScene({ ...stage, agent }, scene);
}

function scenesOf(
  { luck, now }: Pick<Stage, "luck" | "now">,
  life: ShopLife,
  apart: ReadonlySet<DemoCustomer>,
): Scene[] {
  const free = life.customers.filter((customer) => customer.kind === "person" && !apart.has(customer));
  const orders = new Map(life.orders.map(({ customer, id }) => [customer, id]));
  const buyers = free.filter((customer) => orders.has(customer));
  const count = Math.min(most, Math.floor(free.length / 3));
  const used = new Set<DemoCustomer>();
  const moments = Array.from({ length: count }, () => busyMoment(luck, now.getTime() - weeks * 7 * day, now.getTime()));
  return moments
    .sort((a, b) => a.getTime() - b.getTime())
    .flatMap((at, place) => {
      // Each talk happens once before chance decides, so that every kind is there to be seen.
      const talk =
        botTalks[place] ??
        luck.pick(
          botTalks,
          botTalks.map(({ often }) => often),
        );
      const from = (talk.buyer ? buyers : free).filter((customer) => !used.has(customer));
      if (from.length === 0) return [];
      const customer = luck.pick(from);
      used.add(customer);
      return [{ talk, customer, order: orders.get(customer) ?? "", at, name: `bot-${place + 1}` }];
    });
}

async function playScene(stage: Stage, scene: Scene): Promise<void> {
  const { luck, now, inBrand } = stage;
  let at = scene.at;
  let id: number | null = null;
  for (const [turn, words] of scene.talk.says.entries()) {
    if (at > now) return;
    id = await sayAndHear(stage, scene, { at, turn, words, id });
    if (id === null) return;
    at = new Date(at.getTime() + (20 + luck.wait(40)) * 1000);
  }
  if (id === null) return;
  const conversation = id;
  const led = await inBrand(at, null, async (ctx) => (await findConversation(ctx, conversation)).status === "bot");
  const ended = led ? new Date(at.getTime() + day) : await answerAsColleague(stage, scene, conversation, at);
  if (ended === null || ended > now) return;
  if (led) await inBrand(ended, null, (ctx) => endQuiet(ctx, conversation, at));
  if (luck.hits(0.6)) await askHowItWas(stage, scene, { id: conversation, at: ended, led });
}

type Turn = { at: Date; turn: number; words: string; id: number | null };

/** What was said comes in, and the bot answers it within some seconds. Gives the conversation. */
async function sayAndHear(
  { house, brandId, inBrand, luck }: Stage,
  { customer, order, name }: Scene,
  { at, turn, words, id }: Turn,
): Promise<number | null> {
  const { secretKey } = house.config;
  const code = id === null ? null : await inBrand(at, null, (ctx) => rehearsedCode(ctx, secretKey, id));
  const text = words
    .replace("{phone}", customer.phone.replace("+98", "0"))
    .replace("{order}", order)
    .replace("{code}", code ?? "000000");
  const receipt = await inBrand(at, null, (ctx) =>
    receiveMessage(ctx, {
      ...{
        source: "demo-chat",
        externalId: `${name}-${turn}`,
        identities: claimOf(customer, 0).identities.slice(0, 1),
      },
      ...{ name: null, channel: "chat", accountId: null, teamId: null, at, text },
    }),
  );
  if (receipt.result !== "received") return null;
  const heard = new Date(at.getTime() + luck.whole(350, 1900));
  const actor = system("demo");
  const inTime = <T>(work: (ctx: Context) => Promise<T>) => inBrand(heard, null, work);
  await rehearseAnswer({ house, brandId, actor, read: inTime, write: inTime }, receipt.conversationId);
  return receipt.conversationId;
}

/** A colleague takes what came to people, some minutes later; the newest still wait. Gives when it was over. */
async function answerAsColleague(
  { inBrand, agent, luck, now }: Stage,
  { talk, name }: Scene,
  id: number,
  at: Date,
): Promise<Date | null> {
  const answered = new Date(at.getTime() + (4 + luck.wait(14)) * minute);
  if (answered > new Date(now.getTime() - day / 2)) return null;
  const text = talk.colleague ?? "سلام، گفتگوی شما را خواندم. همین حالا پیگیری می‌کنم.";
  await inBrand(answered, agent, (ctx) => postReply(ctx, id, { client_id: `demo-${name}`, text, attachments: [] }));
  const over = new Date(answered.getTime() + (15 + luck.wait(30)) * minute);
  await inBrand(over, agent, (ctx) => changeConversation(ctx, id, { status: "resolved" }));
  return over;
}

/** The survey after a conversation, answered in the chat. */
async function askHowItWas(
  { inBrand, luck, now }: Stage,
  { name }: Scene,
  { id, at, led }: { id: number; at: Date; led: boolean },
): Promise<void> {
  const answeredAt = new Date(at.getTime() + luck.whole(2, 90) * minute);
  if (answeredAt > now) return;
  const satisfied = luck.pick([1, 2, 3, 4, 5], led ? [3, 4, 12, 40, 41] : [5, 7, 14, 38, 36]);
  await inBrand(answeredAt, null, async (ctx) => {
    const { identity_id: identityId, customer_id: customerId } = await findConversation(ctx, id);
    await submitResponse(ctx, {
      ...{ survey: await openSurvey(ctx, { key: survey }), key: name, answers: { satisfied }, mode: "chat" },
      ...{ identityId, customerId, invitationId: null, conversationId: id, language: "fa" },
      ...{ startedAt: null, answeredAt, isTest: false, strict: false, rewrites: false },
      ...{ channel: "chat", touchpoint: "support", partnerId: null, productId: null, agent: null },
    });
  });
}
