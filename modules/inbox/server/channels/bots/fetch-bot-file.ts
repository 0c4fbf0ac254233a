import * as z from "zod";
import { Refusal } from "../../../../../platform/errors/index.ts";
import type { ChannelFile, ChannelTools } from "../channel-adapter.ts";
import type { BotSettings } from "./bot-settings.ts";
import type { BotFile } from "./bot-shapes.ts";
import { callBot } from "./call-bot.ts";

/** The most bytes of a received file: what Telegram hands to bots. */
export const largestFile = 20_000_000;

const place = z.object({ file_path: z.string().min(1).max(1000) });

/** A received file, fetched when it is opened. `usual` fills what the messenger does not say. */
export function botFile(
  settings: BotSettings,
  file: BotFile,
  usual: { name: string; contentType: string },
  tools: ChannelTools,
): ChannelFile {
  return {
    name: (file.file_name ?? usual.name).slice(-200),
    contentType: /^[\w.+-]+\/[\w.+-]+$/.test(file.mime_type ?? "") ? file.mime_type! : usual.contentType,
    size: file.file_size ?? 0,
    open: () => fetchBotFile(settings, file, tools),
  };
}

/** Refuses `too_large` for more than 20 MB, `channel_failed` where the messenger does not hand it out. */
async function fetchBotFile(settings: BotSettings, file: BotFile, tools: ChannelTools): Promise<Buffer> {
  if ((file.file_size ?? 0) > largestFile) throw new Refusal("too_large");
  const answer = await callBot(settings, "getFile", { file_id: file.file_id }, tools);
  const found = place.safeParse(answer.ok ? answer.result : null);
  if (!found.success) throw new Refusal("channel_failed", { values: { problem: "file_gone" } });
  const response = await tools.fetch(fileUrl(settings, found.data.file_path)).catch((error: unknown) => {
    if (error instanceof Refusal) throw error;
    throw new Refusal("channel_failed", { values: { problem: "file_gone" } });
  });
  if (!response.ok) throw new Refusal("channel_failed", { values: { problem: "file_gone" } });
  const bytes = Buffer.from(await response.arrayBuffer());
  if (bytes.length > largestFile) throw new Refusal("too_large");
  return bytes;
}

/** Built by hand: the same for both messengers, and a path that they give cannot leave the bot's folder. */
function fileUrl({ baseUrl, token }: BotSettings, path: string): string {
  const pieces = path.split("/").filter((piece) => piece && piece !== "." && piece !== "..");
  return `${baseUrl}/file/bot${token}/${pieces.map(encodeURIComponent).join("/")}`;
}
