import * as z from "zod";
import type {
  ChannelAdapter,
  ChannelTools,
  ConnectionTest,
  HookRequest,
  Received,
  SeenUpTo,
} from "../../channel-adapter.ts";
import { callGraph } from "../call-graph.ts";
import { openDoor } from "../meta-door.ts";
import { instagramProblems, messengerProblems } from "../meta-problems.ts";
import {
  type InstagramSettings,
  instagramSettings,
  type MessengerSettings,
  messengerSettings,
  metaSecrets,
} from "../meta-settings.ts";
import { testApp } from "../test-app.ts";
import { longestComment, longestText } from "./limits.ts";
import { messagingEvent } from "./messaging-shapes.ts";
import { instagramAccount, messengerAccount, type PageAccount } from "./page-account.ts";
import { readComment } from "./read-comments.ts";
import { readMessaging } from "./read-messaging.ts";
import { mostAnswers, sendPage } from "./send-page.ts";

/** Direct messages to a Facebook page, and comments under its posts. */
export const messenger: ChannelAdapter<MessengerSettings> = {
  kind: "messenger",
  settings: messengerSettings,
  problems: messengerProblems,
  ...pageAdapter(messengerAccount),
  limits: () => ({ attachments: true, most: longestText.messenger }),
  comments: { most: longestComment.messenger, privateDays: 7 },
};

/** Direct messages to an Instagram account, and comments under its pictures. */
export const instagram: ChannelAdapter<InstagramSettings> = {
  kind: "instagram",
  settings: instagramSettings,
  problems: instagramProblems,
  ...pageAdapter(instagramAccount),
  channel: "instagram",
  limits: () => ({ attachments: true, most: longestText.instagram }),
  comments: { most: longestComment.instagram, privateDays: 7 },
};

function pageAdapter<Settings extends MessengerSettings>(accountOf: (settings: Settings) => PageAccount) {
  return {
    channel: "messenger",
    secrets: metaSecrets,
    buttons: mostAnswers,
    // A day for anything, a week for people who answer.
    window: { hours: 24, byPeople: 168, templates: false },
    idempotent: false,
    sharedHook: true,
    test: (settings: Settings, tools: ChannelTools) => testPage(accountOf(settings), tools),
    send: (settings: Settings, ...rest: DropFirst<typeof sendPage>) => sendPage(accountOf(settings), ...rest),
    link: (settings: Settings, code: string, tools: ChannelTools) => linkToPage(accountOf(settings), code, tools),
    readHook: (settings: Settings, request: HookRequest, tools: ChannelTools) =>
      readPageHook(accountOf(settings), request, tools),
  };
}
type DropFirst<F> = F extends (first: never, ...rest: infer R) => unknown ? R : never;

async function readPageHook(account: PageAccount, request: HookRequest, tools: ChannelTools): Promise<Received> {
  const door = openDoor(account.settings, request, account.kind === "instagram" ? "instagram" : "page");
  if ("received" in door) return door.received;
  const received: Received & { seen: SeenUpTo[] } = { messages: [], reports: [], seen: [] };
  for (const entry of door.entries.filter(({ id }) => id === account.id)) {
    const at = new Date(entry.time === undefined ? tools.now : entry.time < 1e11 ? entry.time * 1000 : entry.time);
    for (const one of entry.messaging ?? []) {
      const read = messagingEvent.safeParse(one);
      const told = read.success ? await readMessaging(account, read.data, tools) : {};
      if (told.message) received.messages.push(told.message);
      if (told.seen) received.seen.push(told.seen);
      received.reports.push(...(told.reports ?? []));
    }
    for (const change of entry.changes ?? []) {
      const comment = change ? await readComment(account, { change, at }, tools) : null;
      if (comment) received.messages.push(comment);
    }
  }
  return received;
}

const page = z.object({
  id: z.string().optional().catch(undefined),
  name: z.string().optional().catch(undefined),
  username: z.string().optional().catch(undefined),
});

const scopes = {
  messenger: ["pages_messaging", "pages_manage_metadata", "pages_read_engagement", "pages_manage_engagement"],
  instagram: ["instagram_basic", "instagram_manage_messages", "instagram_manage_comments", "pages_manage_metadata"],
};
const fields = {
  messenger: [
    "messages",
    "messaging_postbacks",
    "message_echoes",
    "message_deliveries",
    "message_reads",
    "message_reactions",
    "messaging_referrals",
    "feed",
  ],
  // Instagram's own fields are chosen in the console; the page has to be subscribed to something for them to be told.
  instagram: ["messages"],
};

/** The note is the name that customers see. */
async function testPage(account: PageAccount, tools: ChannelTools): Promise<ConnectionTest> {
  const { kind, settings, id } = account;
  const answer = await callGraph(settings, { path: id, query: { fields: "name,username" } }, tools);
  if (!answer.ok) return { ok: false, problem: answer.failure.code, detail: answer.message };
  const read = page.safeParse(answer.result);
  if (!read.success) return { ok: false, problem: "answer_not_understood" };
  const needs = { scopes: scopes[kind], of: settings.pageId, fields: fields[kind] };
  const problem = await testApp(settings, needs, tools);
  if (problem) return problem;
  const { name, username } = read.data;
  return { ok: true, note: [name, username && `@${username}`].filter(Boolean).join(" · ") };
}

/** The address that opens a talk and brings the code along as its reference. */
async function linkToPage(account: PageAccount, code: string, tools: ChannelTools): Promise<string | null> {
  const answer = await callGraph(account.settings, { path: account.id, query: { fields: "username" } }, tools);
  const name = answer.ok ? page.safeParse(answer.result).data?.username : undefined;
  if (account.kind === "messenger") return `https://m.me/${encodeURIComponent(name ?? account.id)}?ref=${code}`;
  return name ? `https://ig.me/m/${encodeURIComponent(name)}?ref=${code}` : null;
}
