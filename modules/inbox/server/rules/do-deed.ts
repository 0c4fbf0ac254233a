import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { identityById, mayContact } from "../../../customers/index.ts";
import { fillReply, type RuleDeed } from "../../contract.ts";
import { assignConversation } from "../assignment/assign-conversation.ts";
import { requireSkills } from "../assignment/needs.ts";
import { changeConversation } from "../conversations/change-conversation.ts";
import type { Conversation } from "../conversations/conversation.ts";
import { holdConversation, saveConversation } from "../conversations/hold-conversation.ts";
import { postReply } from "../reply/post-reply.ts";
import { writeNote } from "../reply/write-note.ts";
import { namesFor, type Situation } from "./situation.ts";

export type Doing = { held: Conversation; situation: Situation; key: string };

/**
 * Does one deed of a rule as the rule (`ctx.actor`). Gives why it was not done, or null. What cannot be done (a colleague who left, a channel
 * that is closed) is a reason, not a failure: the other deeds are done all the same.
 */
export async function doDeed(ctx: Context, deed: RuleDeed, doing: Doing): Promise<string | null> {
  try {
    return await perform(ctx, deed, doing);
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

async function perform(ctx: Context, deed: RuleDeed, doing: Doing): Promise<string | null> {
  const { held } = doing;
  const change = (patch: Parameters<typeof changeConversation>[2]) =>
    changeConversation(ctx, held.id, patch).then(() => null);
  switch (deed.do) {
    case "assign":
      return change({ assignee: deed.to });
    case "team":
      return change({ team: deed.team });
    case "priority":
      return change({ priority: deed.priority });
    case "add_labels":
      return change({ labels: [...new Set([...(await labelsOf(ctx, held)), ...deed.labels])].slice(0, 30) });
    case "remove_labels":
      return change({ labels: (await labelsOf(ctx, held)).filter((one) => !deed.labels.includes(one)) });
    case "snooze":
      return change({
        status: "snoozed",
        snoozed_until: new Date(ctx.now.getTime() + deed.minutes * 60_000).toISOString(),
      });
    case "resolve":
      return change({ status: "resolved" });
    case "spam":
      return change({ spam: true });
    case "require_skills":
      return requireSkills(ctx, held, deed.skills).then(() => null);
    case "give_out":
      return giveOut(ctx, held);
    case "reply":
      return reply(ctx, deed.text, doing);
    case "note":
      return note(ctx, await fill(ctx, deed.text, doing), [], doing);
    case "notify":
      return note(ctx, await fill(ctx, deed.text, doing), [deed.user], doing);
  }
}

const labelsOf = async (ctx: Context, held: Conversation) => (await holdConversation(ctx, held.id)).labels;
const fill = async (ctx: Context, text: string, { situation }: Doing) =>
  fillReply(text, { ...(await namesFor(ctx, situation)), agent: "" });

async function giveOut(ctx: Context, held: Conversation): Promise<string | null> {
  const given = await assignConversation(ctx, held.id, { anyway: true });
  if (given === "given") return null;
  return given === "kept" ? "has_agent" : given === "not_ours" ? "not_open" : "nobody_free";
}

/** Through the gate, like everything that nobody of the house wrote just now. The customer still waits for a person. */
async function reply(ctx: Context, text: string, doing: Doing): Promise<string | null> {
  const held = await holdConversation(ctx, doing.held.id);
  const address = await identityById(ctx, held.identity_id);
  if (!address) return "no_address";
  const gate = await mayContact(ctx, {
    customerId: held.customer_id,
    channel: held.channel,
    purpose: "service",
    address: address.value,
    reply: true,
  });
  if (!gate.allowed) return gate.reason;
  const waitingSince = held.waiting_since;
  const body = { client_id: `rule-${doing.key}`, text: await fill(ctx, text, doing), attachments: [] };
  await postReply(ctx, held.id, body);
  await saveConversation(ctx, await holdConversation(ctx, held.id), { waiting_since: waitingSince });
  return null;
}

async function note(ctx: Context, text: string, mentions: string[], { held, key }: Doing): Promise<null> {
  const client_id = `rule-${key}${mentions.length > 0 ? "-to" : ""}`;
  await writeNote(ctx, held.id, { client_id, text, attachments: [], mentions });
  return null;
}
