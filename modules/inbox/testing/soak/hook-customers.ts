import type { House } from "../../../../platform/house/module.ts";
import { connectBotHook } from "../../server/channels/bots/bot-hook.ts";
import { telegram } from "../../server/channels/bots/bots.ts";
import { channelTools } from "../../server/channels/channel-tools.ts";
import { botAccount, fakeBot } from "../../server/channels/fakes/fake-bot.ts";
import { gatewayAccount } from "../../server/channels/fakes/fake-gateway.ts";
import { fakeKavenegar, kavenegarAccount } from "../../server/channels/fakes/fake-kavenegar.ts";
import { type Fake, type Hooked, startFake } from "../../server/channels/fakes/fake-server.ts";
import { fakeSmsIr } from "../../server/channels/fakes/fake-smsir.ts";
import { presets } from "../../server/channels/generic/presets.ts";

type Ask = (asked: {
  method: "POST";
  url: string;
  payload: object;
}) => Promise<{ status: number; body: { hook_path?: string } }>;
export type Provider = { kind: string; fake: Fake; hook: string; from(customer: number): string };

/** Connects Kavenegar, a Telegram bot and a gateway by its form, each to its fake, which is asked too: what calls in comes by two ways. */
export async function connectProviders(house: House, boss: Ask): Promise<Provider[]> {
  const [sms, bot, gateway] = await Promise.all(
    [fakeKavenegar(), fakeBot("telegram"), fakeSmsIr()].map((provider) => startFake(provider)),
  );
  async function connect(kind: string, settings: object): Promise<string> {
    const { body } = await boss({
      method: "POST",
      url: "/api/v1/channels",
      payload: { kind, name: kind, settings },
    });
    if (!body.hook_path) throw new Error(JSON.stringify(body));
    return body.hook_path;
  }
  const bots = { token: botAccount.token, baseUrl: bot!.url };
  const hooks = [
    await connect("kavenegar", { ...kavenegarAccount, baseUrl: sms!.url }),
    await connect("telegram", bots),
    await connect("generic_sms", { ...presets.smsir!.settings, ...gatewayAccount, baseUrl: gateway!.url }),
  ];
  // The messenger learns the secret that its calls carry; where to call is the test's to say.
  const settings = telegram.settings.parse(bots);
  await connectBotHook({ kind: "telegram", settings }, "https://elsewhere.example", channelTools(house, new Date()));
  bot!.hookUrl = null;
  return [
    { kind: "kavenegar", fake: sms!, hook: hooks[0]!, from: (n) => `0912000${String(n).padStart(4, "0")}` },
    { kind: "telegram", fake: bot!, hook: hooks[1]!, from: (n) => String(700_000 + n) },
    { kind: "generic_sms", fake: gateway!, hook: hooks[2]!, from: (n) => `0935000${String(n).padStart(4, "0")}` },
  ];
}

/** Every call of a customer's messages, each five times. */
export async function callsOf(provider: Provider, customer: number, texts: readonly string[]): Promise<Hooked[]> {
  const calls: Hooked[] = [];
  for (const [n, text] of texts.entries()) {
    // The gateway tells no id: what it says and when is what tells two messages apart.
    const at = new Date(Date.UTC(2026, 2, 1, 6, 0, n)).toISOString();
    const [call] = await provider.fake.hear({ from: provider.from(customer), text, at });
    for (let copy = 0; copy < 5; copy++) calls.push(call!);
  }
  return calls;
}

/** Calls in as a provider does that wants to be answered with 200, and comes again until it is. Gives how often it had to. */
export async function callIn(
  { method, headers, query, body }: Hooked,
  address: () => string,
  wait: () => Promise<void>,
): Promise<number> {
  for (let again = 0; ; again++) {
    const url = `${address()}${query && `?${query}`}`;
    const answer = await fetch(url, { method, headers, ...(body && { body }) }).catch(() => null);
    await answer?.arrayBuffer().catch(() => null);
    if (answer?.status === 200) return again;
    await wait();
  }
}
