import type { Actor, Context } from "../../../platform/db/index.ts";
import {
  addWorkingTime,
  brandHours,
  changeConversation,
  makePromise,
  makeServiceLevel,
  makeTeam,
  postReply,
  receiveMessage,
  settlePromise,
  type WorkingCalendar,
} from "../../inbox/index.ts";
import type { Chance } from "./chance.ts";
import { talks } from "./conversations.fa.ts";
import { levelsOfShop } from "./levels.fa.ts";
import { identityOf } from "./record-talk.ts";
import type { DemoInteraction } from "./shop-talk.ts";

/** So many conversations of the last weeks were answered and ended. */
const most = 200;
const weeks = 8;
const minute = 60_000;

type InBrand = <T>(at: Date, actor: Actor | null, work: (ctx: Context) => Promise<T>) => Promise<T>;
/** Ids of the shop's teams. */
export type ShopTeams = { support: number; sales: number };
type Desk = {
  inBrand: InBrand;
  agent: Actor;
  calendar: WorkingCalendar;
  teams: ShopTeams;
  luck: Chance;
  now: Date;
};

/** Messages of the last weeks that came before the newest ones, oldest first: they come in as conversations that are over. */
export function answeredMessages(
  talk: readonly DemoInteraction[],
  newest: readonly DemoInteraction[],
  now: Date,
): DemoInteraction[] {
  const later = new Set(newest);
  const since = now.getTime() - weeks * 7 * 24 * 60 * minute;
  const said = talk.filter(
    (entry) =>
      entry.kind === "contact" &&
      entry.direction === "in" &&
      entry.text &&
      entry.at.getTime() > since &&
      !later.has(entry),
  );
  return said.toSorted((a, b) => a.at.getTime() - b.at.getTime()).slice(-most);
}

/** Makes the shop's teams and service levels, and lets the messages come in, be answered and ended at their times. */
export async function answerConversations(
  inBrand: InBrand,
  messages: readonly DemoInteraction[],
  { owner, luck, now }: { owner: string; luck: Chance; now: Date },
): Promise<ShopTeams> {
  const agent: Actor = { kind: "user", id: owner, name: "", role: "owner", permissions: ["*"] };
  const begins = new Date(now.getTime() - (weeks + 1) * 7 * 24 * 60 * minute);
  const { calendar, teams } = await inBrand(begins, agent, async (ctx) => {
    const support = await makeTeam(ctx, { name: "پشتیبانی", restricted: false, members: [owner] });
    const sales = await makeTeam(ctx, { name: "فروش", restricted: false, members: [owner] });
    for (const level of levelsOfShop) await makeServiceLevel(ctx, level);
    return { calendar: await brandHours({ ...ctx, now }, begins), teams: { support, sales } };
  });
  const desk: Desk = { inBrand, agent, calendar, teams, luck, now };
  for (const message of messages) await liveConversation(desk, message);
  return teams;
}

async function liveConversation(desk: Desk, message: DemoInteraction): Promise<void> {
  const { inBrand, agent, luck } = desk;
  const receipt = await inBrand(message.at, null, (ctx) =>
    receiveMessage(ctx, arrivalOf(message, message.text ?? "", "")),
  );
  if (receipt.result !== "received") return;
  const id = receipt.conversationId;
  const later = (after: Date, meanMinutes: number) =>
    addWorkingTime(desk.calendar, after, (1 + luck.wait(meanMinutes)) * minute) ?? after;
  const step = async (at: Date, work: (ctx: Context) => Promise<unknown>) => {
    if (at <= desk.now) await inBrand(at, agent, work);
  };
  const team = message.feeling === 0 ? desk.teams.sales : desk.teams.support;
  await step(new Date(message.at.getTime() + minute), (ctx) =>
    changeConversation(ctx, id, { team, ...(message.feeling === -2 && { priority: 2 }) }),
  );
  const answered = later(message.at, message.feeling === -2 ? 7 : 16);
  await step(answered, (ctx) => postReply(ctx, id, replyOf(message, luck, 1)));
  let last = answered;
  if (luck.hits(0.45)) {
    const again = new Date(answered.getTime() + (3 + luck.wait(20)) * minute);
    if (again > desk.now) return;
    await inBrand(again, null, (ctx) => receiveMessage(ctx, arrivalOf(message, "ممنون. کی خبر می‌دهید؟", "-2", again)));
    last = later(again, 22);
    await step(last, (ctx) => postReply(ctx, id, replyOf(message, luck, 2)));
    if (luck.hits(0.4)) await promise(desk, id, last, step);
  }
  last = later(last, 60);
  await step(last, (ctx) => changeConversation(ctx, id, { status: "resolved" }));
  if (luck.hits(0.08)) await comeBack(desk, message, last, later, step, id);
}

type Step = (at: Date, work: (ctx: Context) => Promise<unknown>) => Promise<void>;

async function promise({ luck }: Desk, id: number, at: Date, step: Step): Promise<void> {
  const due = new Date(at.getTime() + 24 * 60 * minute);
  let made: number | null = null;
  await step(at, async (ctx) => {
    made = await makePromise(ctx, id, { text: "خبر دادن به مشتری", due_at: due.toISOString() });
  });
  const kept = new Date(due.getTime() + (luck.hits(0.85) ? -2 : 5) * 60 * minute);
  await step(kept, async (ctx) => (made === null ? null : settlePromise(ctx, made, "kept")));
}

async function comeBack(
  { inBrand, now, luck }: Desk,
  message: DemoInteraction,
  after: Date,
  later: (after: Date, meanMinutes: number) => Date,
  step: Step,
  id: number,
): Promise<void> {
  const again = new Date(after.getTime() + luck.wait(20) * 60 * minute);
  if (again > now) return;
  await inBrand(again, null, (ctx) =>
    receiveMessage(ctx, arrivalOf(message, "سلام دوباره، هنوز درست نشده.", "-3", again)),
  );
  const answered = later(again, 20);
  await step(answered, (ctx) => postReply(ctx, id, replyOf(message, luck, 3)));
  await step(later(answered, 60), (ctx) => changeConversation(ctx, id, { status: "resolved" }));
}

function arrivalOf(message: DemoInteraction, text: string, turn: string, at = message.at) {
  return {
    source: "demo-chat",
    externalId: `${message.id}${turn}`,
    identities: [identityOf(message)],
    name: null,
    channel: "chat",
    accountId: null,
    teamId: null,
    at,
    text,
  };
}

function replyOf(message: DemoInteraction, luck: Chance, turn: number) {
  const answers = talks.find(({ says }) => says.some((said) => said === message.text))?.answers ?? talks[0]!.answers;
  return { client_id: `demo-${message.id}-${turn}`, text: luck.pick(answers), attachments: [] };
}
