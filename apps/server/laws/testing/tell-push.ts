import type { Ask } from "./two-brands.ts";

type Must = (
  ask: Ask,
  method: string,
  url: string,
  payload?: unknown,
  headers?: Record<string, string>,
) => Promise<{ token: string }>;
type Wants = { browser: Ask; machine: Ask; site: { id: number; key: string }; claim: string };

const keys = {
  p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
  auth: "BTBZMqHH6r4Tts7J_aSIgg",
};

/** Somebody whom a site vouches for asks in its chat, and wants to be told of the answer in their browser. */
export async function wantToBeTold(must: Must, { browser, machine, site, claim }: Wants): Promise<void> {
  await must(browser, "PUT", "/push/web", {});
  const chat = await must(browser, "GET", `/sites/${site.id}/chat`);
  await must(browser, "PUT", `/sites/${site.id}/chat`, { ...chat, on: true });
  const { token } = await must(machine, "POST", "/chat/hello", { key: site.key, visitor: "visitor-0002", claim });
  const authorization = `Bearer ${token}`;
  const device = { kind: "web", endpoint: "https://push.example.com/zarnoghre_tg", keys, language: "fa" };
  await must(machine, "PUT", "/chat/devices", device, { authorization });
}
