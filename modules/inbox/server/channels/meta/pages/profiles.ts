import * as z from "zod";
import type { ChannelTools, PublicPost } from "../../channel-adapter.ts";
import { callGraph } from "../call-graph.ts";
import type { PageAccount } from "./page-account.ts";

type Profile = { name: string | null; username: string | null };
const nobody: Profile = { name: null, username: null };

const profile = z.object({
  name: z.string().optional().catch(undefined),
  first_name: z.string().optional().catch(undefined),
  last_name: z.string().optional().catch(undefined),
  username: z.string().optional().catch(undefined),
});
const post = z.object({
  permalink: z.string().optional().catch(undefined),
  permalink_url: z.string().optional().catch(undefined),
  caption: z.string().optional().catch(undefined),
  message: z.string().optional().catch(undefined),
});

/** So long an answer of the Graph is remembered, in milliseconds, and so many of them. */
const remembered = 3_600_000;
const most = 2000;
const known = new Map<string, { at: number; found: unknown }>();

/** Who writes, as far as Meta tells; asked once an hour. A call that fails leaves them without a name. */
export function profileOf(account: PageAccount, id: string, tools: ChannelTools): Promise<Profile> {
  const fields = account.kind === "instagram" ? "name,username" : "first_name,last_name";
  return once(account, { path: id, fields }, tools, (result) => {
    const read = profile.safeParse(result).data ?? {};
    const name = read.name ?? [read.first_name, read.last_name].filter(Boolean).join(" ");
    return name || read.username ? { name: name || null, username: read.username ?? null } : nobody;
  }).then((found) => found ?? nobody);
}

/** A post or picture of ours with the address at which people see it. */
export async function postOf(account: PageAccount, id: string, tools: ChannelTools): Promise<PublicPost> {
  const fields = account.kind === "instagram" ? "permalink,caption" : "permalink_url,message";
  const found = await once(account, { path: id, fields }, tools, (result) => {
    const { permalink, permalink_url: url, caption, message } = post.parse(result);
    return { id, url: webAddress(permalink ?? url), text: (caption ?? message ?? "").slice(0, 300) || null };
  });
  return found ?? { id, url: null, text: null };
}

/** An address of the web; null for anything else, which is never made a link of. */
export function webAddress(text: string | undefined): string | null {
  return text && /^https:\/\//i.test(text) && URL.canParse(text) ? text : null;
}

type Question = { path: string; fields: string };

async function once<T>(
  { settings }: PageAccount,
  { path, fields }: Question,
  tools: ChannelTools,
  read: (result: Record<string, unknown>) => T,
): Promise<T | null> {
  const key = `${settings.baseUrl} ${settings.pageId} ${path}`;
  const before = known.get(key);
  if (before && Math.abs(tools.now.getTime() - before.at) < remembered) return before.found as T;
  const answer = await callGraph(settings, { path: encodeURIComponent(path), query: { fields } }, tools);
  if (!answer.ok) return null;
  const found = read(answer.result);
  if (known.size >= most) known.delete(known.keys().next().value!);
  known.set(key, { at: tools.now.getTime(), found });
  return found;
}
