import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import * as z from "zod";
import type { House } from "../../../platform/house/module.ts";
import { runDueJobs } from "../../../platform/jobs/run-jobs.ts";
import { given, signedIn, testApp } from "../../admin/testing.ts";
import { usualContactRules } from "../../customers/contract.ts";
import { module as customers } from "../../customers/module.ts";
import { module as timeline } from "../../timeline/module.ts";
import { module as inbox } from "../module.ts";
import type { ChannelAdapter, Outgoing, SendOutcome } from "../server/channels/channel-adapter.ts";
import { registerAdapter } from "../server/channels/registry.ts";

/** What was handed to the test channel, and what it answers next, or how it comes to its answer. */
export const lettersOut: Outgoing[] = [];
export const answers: (SendOutcome | (() => Promise<SendOutcome>))[] = [];

const pigeon: ChannelAdapter<{ loft: string; secret?: string | undefined }> = {
  kind: "pigeon",
  channel: "sms",
  settings: z.strictObject({ loft: z.string().min(1), secret: z.string().optional() }),
  secrets: ["secret"],
  problems: { cannot_reach: { fa: "کبوتر برنگشت.", en: "The pigeon did not come back." } },
  idempotent: false,
  limits: () => ({ attachments: false, most: 500 }),
  test: async ({ loft }) => (loft === "gone" ? { ok: false, problem: "cannot_reach" } : { ok: true }),
  send: async (_settings, outgoing) => {
    lettersOut.push(outgoing);
    const answer = answers.shift() ?? { state: "sent", externalId: `p-${outgoing.key}` };
    return typeof answer === "function" ? answer() : answer;
  },
  report: async (_settings, externalIds, { now }) =>
    externalIds.map((externalId) => ({ externalId, state: "delivered", at: now })),
  readHook: async (_settings, { body }) => {
    const said = JSON.parse(body.toString());
    return {
      messages: said.messages?.map((one: { at: string }) => ({ ...one, at: new Date(one.at) })) ?? [],
      reports: [],
    };
  },
};
registerAdapter(pigeon);

/** Works off what is due by the test's clock: waiting jobs are brought forward, and those that are not due do nothing. */
export async function workOff(house: House, owner: Pool): Promise<void> {
  await owner.query("update graphile_worker._private_jobs set run_at = now()");
  await runDueJobs(house, [customers, timeline, inbox]);
}

/**
 * The HTTP app of the inbox with a brand, an owner who signed in, an agent, and a site whose chat is on. The brand has no quiet hours: a
 * story must end the same at whatever hour it is told.
 */
export async function inboxApp(house: House) {
  const app = await testApp(house, [customers, timeline, inbox]);
  const brand = await given.brand(house);
  const owner = await given.user(house, { brand, name: "سارا" });
  const agent = await given.user(house, { brand, name: "بهرام", role: "agent" });
  const boss = await signedIn(app, brand, owner);
  const desk = await signedIn(app, brand, agent);
  const payload = { ...usualContactRules, quietHours: null };
  await boss.ask({ method: "PUT", url: "/api/v1/contact-rules", payload });
  await boss.ask({ method: "POST", url: "/api/v1/sites", payload: { name: "سایت", domains: [] } });
  const site = (await boss.ask("/api/v1/sites")).body.rows[0] as { id: number; key: string };
  const chat = (await boss.ask(`/api/v1/sites/${site.id}/chat`)).body;
  await boss.ask({ method: "PUT", url: `/api/v1/sites/${site.id}/chat`, payload: { ...chat, on: true } });
  return { app, brand, owner, agent, boss, desk, site, ...visitors(app, site.key) };
}

type App = Awaited<ReturnType<typeof testApp>>;

function visitors(app: App, key: string) {
  async function ask(token: string | null, method: "GET" | "POST" | "PUT" | "DELETE", url: string, payload?: object) {
    const headers = token ? { authorization: `Bearer ${token}` } : {};
    const answer = await app.inject({ method, url: `/api/v1/chat${url}`, headers, ...(payload && { payload }) });
    return { status: answer.statusCode, body: answer.body ? answer.json() : null };
  }
  return {
    /** A visitor who opened the chat. */
    async visitor(extra: object = {}) {
      const hello = await ask(null, "POST", "/hello", { key, visitor: randomUUID(), ...extra });
      const token = hello.body.token as string;
      return {
        token,
        hello,
        ask: (method: "GET" | "POST" | "PUT" | "DELETE", url: string, payload?: object) =>
          ask(token, method, url, payload),
        write: (text: string, client_id: string = randomUUID()) => ask(token, "POST", "/messages", { client_id, text }),
        page: async (after = 0) => (await ask(token, "GET", `/feed?after=${after}&wait=0`)).body,
      };
    },
  };
}
