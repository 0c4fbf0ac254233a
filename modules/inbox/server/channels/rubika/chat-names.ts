import * as z from "zod";
import type { ChannelTools } from "../channel-adapter.ts";
import { callRubika } from "./call-rubika.ts";
import type { RubikaSettings } from "./rubika-settings.ts";

const found = z.object({
  chat: z.object({ first_name: z.string().nullish(), last_name: z.string().nullish(), username: z.string().nullish() }),
});

/** So many names are remembered by a process, so that not every message costs a question. */
const most = 2000;
const known = new Map<string, string | null>();

/** What somebody calls themselves; Rubika's updates do not say. Null where it does not tell, which holds nothing up. */
export async function nameOfChat(settings: RubikaSettings, chat: string, tools: ChannelTools): Promise<string | null> {
  const key = `${settings.baseUrl} ${settings.token} ${chat}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const answer = await callRubika(settings, "getChat", { chat_id: chat }, tools);
  if (!answer.ok) return null;
  const { first_name: first, last_name: last, username } = found.safeParse(answer.data).data?.chat ?? {};
  const name = [first, last].filter(Boolean).join(" ").trim() || username || null;
  if (known.size >= most) known.clear();
  known.set(key, name);
  return name;
}
