import * as z from "zod";
import type { ChannelAdapter, ChannelTools, ConnectionTest } from "../../channel-adapter.ts";
import { callGraph } from "../call-graph.ts";
import { openDoor } from "../meta-door.ts";
import { whatsappProblems } from "../meta-problems.ts";
import { metaSecrets, type WhatsappSettings, whatsappSettings } from "../meta-settings.ts";
import { testApp } from "../test-app.ts";
import { mostAnswers } from "./interactive.ts";
import { listTemplates } from "./list-templates.ts";
import { readWhatsapp } from "./read-whatsapp.ts";
import { longestText, sendWhatsapp } from "./send-whatsapp.ts";

/** Conversations with a number of WhatsApp's Cloud API. */
export const whatsapp: ChannelAdapter<WhatsappSettings> = {
  kind: "whatsapp",
  channel: "whatsapp",
  settings: whatsappSettings,
  secrets: metaSecrets,
  problems: whatsappProblems,
  limits: () => ({ attachments: true, most: longestText }),
  buttons: mostAnswers,
  window: { hours: 24, templates: true },
  idempotent: false,
  sharedHook: true,
  test: testNumber,
  send: sendWhatsapp,
  templates: listTemplates,
  link: linkToNumber,
  async readHook(settings, request, tools) {
    const door = openDoor(settings, request, "whatsapp_business_account");
    return "received" in door ? door.received : readWhatsapp(settings, door.entries, tools);
  },
};

const number = z.object({
  display_phone_number: z.string().optional().catch(undefined),
  verified_name: z.string().optional().catch(undefined),
});

async function askNumber(settings: WhatsappSettings, tools: ChannelTools) {
  const query = { fields: "display_phone_number,verified_name" };
  return callGraph(settings, { path: settings.phoneNumberId, query }, tools);
}

/** The note is the number and the name that customers see. */
async function testNumber(settings: WhatsappSettings, tools: ChannelTools): Promise<ConnectionTest> {
  const answer = await askNumber(settings, tools);
  if (!answer.ok) return { ok: false, problem: answer.failure.code, detail: answer.message };
  const read = number.safeParse(answer.result);
  if (!read.success) return { ok: false, problem: "answer_not_understood" };
  const scopes = ["whatsapp_business_messaging", "whatsapp_business_management"];
  const problem = await testApp(settings, { scopes, of: settings.wabaId, fields: [] }, tools);
  if (problem) return problem;
  const { display_phone_number: shown, verified_name: name } = read.data;
  return { ok: true, note: [name, shown].filter(Boolean).join(" · ") };
}

/** The address that opens a talk with the number, and has the visitor send the code as their first words. */
async function linkToNumber(settings: WhatsappSettings, code: string, tools: ChannelTools): Promise<string | null> {
  const answer = await askNumber(settings, tools);
  const read = answer.ok ? number.safeParse(answer.result) : null;
  const digits = read?.data?.display_phone_number?.replace(/\D/g, "");
  return digits ? `https://wa.me/${digits}?text=${encodeURIComponent(`سلام #${code}`)}` : null;
}
