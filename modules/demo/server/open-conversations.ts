import type { Actor, Context } from "../../../platform/db/index.ts";
import { changeConversation, postReply, receiveMessage } from "../../inbox/index.ts";
import { makeAgentsTools } from "./agents-tools.ts";
import { identityOf } from "./record-talk.ts";
import type { DemoInteraction } from "./shop-talk.ts";

/** So many of the demo's last messages are conversations that one can answer; the newest third still waits. */
const most = 36;
const waiting = 12;

const answers = [
  "سلام، پیام شما رسید. همین حالا پیگیری می‌کنم و خبر می‌دهم.",
  "سلام، از صبوری شما سپاسگزارم. بستهٔ شما امروز تحویل پست شد و کد پیگیری را پیامک می‌کنیم.",
  "سلام، بله موجود است. اگر بخواهید همین امروز برایتان کنار می‌گذاریم.",
  "سلام، از پیش‌آمد پوزش می‌خواهیم. کالای تازه را بدون هزینه می‌فرستیم.",
];

type InBrand = <T>(at: Date, actor: Actor | null, work: (ctx: Context) => Promise<T>) => Promise<T>;

/** The last messages that customers wrote, oldest first: they come in as conversations instead of bare entries of the log. */
export function lastMessages(talk: readonly DemoInteraction[]): DemoInteraction[] {
  const said = talk.filter(({ kind, direction, text }) => kind === "contact" && direction === "in" && text);
  return said.toSorted((a, b) => a.at.getTime() - b.at.getTime()).slice(-most);
}

/** Lets them come in at their times: older ones are answered by the demo's owner some minutes later, and ended. */
export async function openConversations(
  inBrand: InBrand,
  messages: readonly DemoInteraction[],
  owner: string,
): Promise<void> {
  const agent: Actor = { kind: "user", id: owner, name: "", role: "owner", permissions: ["*"] };
  const [first] = messages;
  if (first) await inBrand(first.at, agent, makeAgentsTools);
  for (const [place, message] of messages.entries()) {
    const receipt = await inBrand(message.at, null, (ctx) =>
      receiveMessage(ctx, {
        source: "demo-chat",
        externalId: message.id,
        identities: [identityOf(message)],
        name: null,
        channel: "chat",
        accountId: null,
        teamId: null,
        at: message.at,
        text: message.text ?? "",
      }),
    );
    if (receipt.result !== "received" || place >= messages.length - waiting) continue;
    const id = receipt.conversationId;
    const answer = { client_id: `demo-${message.id}`, text: answers[place % answers.length]!, attachments: [] };
    await inBrand(minutesAfter(message.at, 4 + (place % 9)), agent, (ctx) => postReply(ctx, id, answer));
    await inBrand(minutesAfter(message.at, 30), agent, (ctx) => changeConversation(ctx, id, { status: "resolved" }));
  }
}

function minutesAfter(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000);
}
