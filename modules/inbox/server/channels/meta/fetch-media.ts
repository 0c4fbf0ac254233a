import { Refusal } from "../../../../../platform/errors/index.ts";
import type { ChannelFile, ChannelTools } from "../channel-adapter.ts";

/** The most bytes of a received file. */
export const largestReceived = 25_000_000;

/** Where Meta keeps files and wants our token for them; from memory. It is shown to nobody else. */
const withToken = /(?:^|\.)(?:fbsbx\.com|facebook\.com|whatsapp\.net)$/;

type Media = { url: string; baseUrl: string; token: string | null };

/**
 * Fetches a file of Meta's. Refuses `too_large` for more than 25 MB and `channel_failed` where it is not handed out. A token goes along to
 * Meta's own hosts only, whatever address an answer names.
 */
export async function fetchMedia({ url, baseUrl, token }: Media, tools: ChannelTools): Promise<Buffer> {
  const gone = () => new Refusal("channel_failed", { values: { problem: "file_gone" } });
  if (!URL.canParse(url)) throw gone();
  const { protocol, hostname, origin } = new URL(url);
  const ours = origin === new URL(baseUrl).origin || (protocol === "https:" && withToken.test(hostname));
  const headers: Record<string, string> = token && ours ? { authorization: `Bearer ${token}` } : {};
  const response = await tools.fetch(url, { headers }).catch((error: unknown) => {
    if (error instanceof Refusal) throw error;
    throw gone();
  });
  if (!response.ok) throw gone();
  if (Number(response.headers.get("content-length") ?? 0) > largestReceived) throw new Refusal("too_large");
  const bytes = Buffer.from(await response.arrayBuffer());
  if (bytes.length > largestReceived) throw new Refusal("too_large");
  return bytes;
}

type Described = { name?: string | undefined; mime?: string | undefined; kind: string; size?: number | undefined };

/** A received file as the inbox takes it, named by its kind where it has no name. */
export function mediaFile({ name, mime, kind, size }: Described, open: () => Promise<Buffer>): ChannelFile {
  const usual = usualOf[kind] ?? { name: "file", contentType: "application/octet-stream" };
  const bare = (mime ?? "").split(";")[0]!.trim();
  return {
    name: (name ?? usual.name).slice(-200),
    contentType: /^[\w.+-]+\/[\w.+-]+$/.test(bare) ? bare : usual.contentType,
    size: size ?? 0,
    open,
  };
}

const usualOf: Record<string, { name: string; contentType: string }> = {
  image: { name: "photo.jpg", contentType: "image/jpeg" },
  sticker: { name: "sticker.webp", contentType: "image/webp" },
  audio: { name: "voice.ogg", contentType: "audio/ogg" },
  video: { name: "video.mp4", contentType: "video/mp4" },
};
