import type { Context } from "../../../platform/db/index.ts";
import { listMembers } from "../../admin/index.ts";
import { type ChatBegan, changeConversation, findConversation, registerChatBegan } from "../../inbox/index.ts";
import { type CameBy, registerCameBy, registerCodeAgent } from "../../surveys/index.ts";
import { type CodePlace, findCode } from "./code-rows.ts";
import { readCode } from "./code-text.ts";
import { noteArrival } from "./counting.ts";

/** Hears of conversations and answers that come through codes. */
export function hearArrivals(): void {
  registerChatBegan(async (ctx, _house, began) => takeConversation(ctx, began));
  registerCameBy(takeAnswers);
  registerCodeAgent(async (ctx, code) => {
    const place = await placeOf(ctx, code);
    return place && colleagueOf(ctx, place);
  });
}

/** A conversation that began on a code's page gets its place as a label; a colleague's code gives it to that colleague. */
async function takeConversation(ctx: Context, { conversationId, url }: ChatBegan): Promise<void> {
  const code = codeInAddress(url);
  const place = code ? await placeOf(ctx, code) : null;
  if (place?.code.target !== "chat") return;
  await noteArrival(ctx, place.code.id, "conversation", conversationId);
  const { labels } = await findConversation(ctx, conversationId);
  const assignee = await colleagueOf(ctx, place);
  const label = place.title.slice(0, 60);
  await changeConversation(ctx, conversationId, {
    labels: [...new Set([...labels, label])],
    ...(assignee && { assignee }),
  });
}

async function takeAnswers(ctx: Context, came: readonly CameBy[]): Promise<void> {
  for (const { code, responseId } of came) {
    const place = await placeOf(ctx, code);
    if (place?.code.target === "survey") await noteArrival(ctx, place.code.id, "response", responseId);
  }
}

/** What a visitor says of the page they write on: it may be anything. */
function codeInAddress(url: string | null): string | null {
  if (!url || !URL.canParse(url)) return null;
  return /^\/q\/([0-9a-z]{9,15})\/chat$/i.exec(new URL(url).pathname)?.[1] ?? null;
}

async function placeOf(ctx: Context, typed: string): Promise<CodePlace | null> {
  const read = readCode(typed);
  if (read?.brandId !== ctx.brandId) return null;
  return findCode(ctx, { code: read.code }).catch(() => null);
}

async function colleagueOf(ctx: Context, { code }: CodePlace): Promise<string | null> {
  if (code.kind !== "colleague") return null;
  return (await listMembers(ctx)).some(({ userId }) => userId === code.user_id) ? code.user_id : null;
}
