import * as z from "zod";
import type { ChannelTools, ConnectionTest } from "../channel-adapter.ts";
import { callGraph } from "./call-graph.ts";
import type { MetaSettings } from "./meta-settings.ts";

const debugged = z.object({
  data: z.object({
    is_valid: z.boolean().catch(false),
    app_id: z.union([z.string(), z.number()]).transform(String).catch(""),
    scopes: z.array(z.string()).catch([]),
  }),
});
const subscribed = z.object({
  data: z.array(
    z.object({
      id: z.string().optional().catch(undefined),
      whatsapp_business_api_data: z.object({ id: z.string() }).optional().catch(undefined),
      subscribed_fields: z.array(z.string()).optional().catch(undefined),
    }),
  ),
});

export type Needs = {
  /** What the token must be allowed. */
  scopes: readonly string[];
  /** Whose events our app is to be told of: the business account or the page. */
  of: string;
  /** What of them; none where everything is told. */
  fields: readonly string[];
};

/**
 * Tests what an account stands on: that the token is our app's and allowed enough, and that the app is told of what happens; where it is
 * not yet, it is asked for here. Gives null where all is well.
 */
export async function testApp(
  settings: MetaSettings,
  { scopes, of, fields }: Needs,
  tools: ChannelTools,
): Promise<Extract<ConnectionTest, { ok: false }> | null> {
  const asked = await callGraph(settings, { path: "debug_token", query: { input_token: settings.token } }, tools);
  if (!asked.ok) return { ok: false, problem: asked.failure.code, detail: asked.message };
  const read = debugged.safeParse(asked.result);
  if (!read.success) return { ok: false, problem: "answer_not_understood" };
  const { is_valid: valid, app_id: app, scopes: given } = read.data.data;
  if (!valid) return { ok: false, problem: "token_refused" };
  if (app !== settings.appId) return { ok: false, problem: "token_of_another_app" };
  const missing = scopes.filter((scope) => !given.includes(scope));
  if (missing.length > 0) return { ok: false, problem: "scope_missing", detail: missing.join(", ") };
  return subscribe(settings, { of, fields }, tools);
}

async function subscribe(settings: MetaSettings, { of, fields }: Omit<Needs, "scopes">, tools: ChannelTools) {
  const path = `${of}/subscribed_apps`;
  const before = await callGraph(settings, { path }, tools);
  if (!before.ok) return { ok: false as const, problem: before.failure.code, detail: before.message };
  const ours = subscribed
    .safeParse(before.result)
    .data?.data.find(({ id, whatsapp_business_api_data: waba }) => (id ?? waba?.id) === settings.appId);
  if (ours && fields.every((field) => ours.subscribed_fields?.includes(field))) return null;
  const body = fields.length > 0 ? { subscribed_fields: fields.join(",") } : {};
  const after = await callGraph(settings, { method: "POST", path, body }, tools);
  return after.ok ? null : { ok: false as const, problem: "not_subscribed", detail: after.message };
}
