import * as z from "zod";
import { Refusal } from "../../../../../platform/errors/index.ts";
import type { ChannelFile, ChannelTools } from "../channel-adapter.ts";
import { callRubika } from "./call-rubika.ts";
import type { RubikaSettings } from "./rubika-settings.ts";
import type { RubikaFile } from "./rubika-shapes.ts";

/** The most bytes of a received file that are fetched. */
const largestFile = 20_000_000;

const place = z.object({ download_url: z.url({ protocol: /^https?$/ }) });

// Rubika tells a name and no type. What arrives is judged by its bytes once more.
const types: Record<string, string> = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  gif: "image/gif",
  ogg: "audio/ogg",
  mp3: "audio/mpeg",
  m4a: "audio/mp4",
  mp4: "video/mp4",
  pdf: "application/pdf",
};

/** A received file, fetched when it is opened. */
export function rubikaFile(settings: RubikaSettings, file: RubikaFile, tools: ChannelTools): ChannelFile {
  const name = (file.file_name || "file").slice(-200);
  const ending = name.split(".").at(-1)?.toLowerCase() ?? "";
  return {
    name,
    contentType: Object.hasOwn(types, ending) ? types[ending]! : "application/octet-stream",
    size: file.size ?? 0,
    open: () => fetchRubikaFile(settings, file, tools),
  };
}

/** Refuses `too_large` for more than 20 MB, `channel_failed` where Rubika does not hand it out. */
async function fetchRubikaFile(settings: RubikaSettings, file: RubikaFile, tools: ChannelTools): Promise<Buffer> {
  if ((file.size ?? 0) > largestFile) throw new Refusal("too_large");
  const gone = () => new Refusal("channel_failed", { values: { problem: "file_gone" } });
  const answer = await callRubika(settings, "getFile", { file_id: file.file_id }, tools);
  const found = place.safeParse(answer.ok ? answer.data : null);
  if (!found.success) throw gone();
  const response = await tools.fetch(found.data.download_url).catch((error: unknown) => {
    throw error instanceof Refusal ? error : gone();
  });
  if (!response.ok) throw gone();
  const bytes = Buffer.from(await response.arrayBuffer());
  if (bytes.length > largestFile) throw new Refusal("too_large");
  return bytes;
}
