import type { Context } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";

/** A visitor began to chat on the page `url`; `traits` are what their browser says with each request, kept nowhere. */
export type ChatBegan = { conversationId: number; traits: readonly string[]; url: string | null };
type Hears = (ctx: Context, house: House, began: ChatBegan) => Promise<void>;

const hearers: Hears[] = [];

/** Lets a higher module hear when a visitor begins to chat, in the transaction that takes their message in, so it must be quick. */
export function registerChatBegan(hears: Hears): void {
  hearers.push(hears);
}

export async function tellChatBegan(ctx: Context, house: House, began: ChatBegan): Promise<void> {
  for (const hears of hearers) await hears(ctx, house, began);
}
