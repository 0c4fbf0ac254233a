import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { inboxApp } from "../../testing/inbox-app.ts";
import { callIn, callsOf, connectProviders, type Provider } from "../../testing/soak/hook-customers.ts";
import { twoProcesses } from "../../testing/soak/two-processes.ts";

const database = await testDatabase();
const base = await testHouse(database);
const house = { ...base, config: { ...base.config, allowPrivate: ["127.0.0.1"] } };
const moment = () => new Promise<void>((over) => setTimeout(over, 25));

const ends: (() => unknown)[] = [];
afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

type Shown = { id: number; delivery: string; delivery_problem: string | null };
/** Whether an attempt that nobody answered is made again: Kavenegar knows our number of a message, the others do not. */
const knowsRepeats = (kind: string) => kind === "kavenegar";

test("a provider that took a message and never said so is not sent to twice: asked again where it knows the message, else nobody claims to know", {
  timeout: 900_000,
}, async () => {
  const { desk, boss } = await inboxApp(house);
  const providers = await connectProviders(house, (asked) => boss.ask(asked));
  ends.push(() => Promise.all(providers.map(({ fake }) => fake.close())));
  const processes = await twoProcesses({
    DATABASE_URL: database.url,
    HAMDEL_DATA: house.config.dataDir,
    HAMDEL_SECRET: house.config.secretKey.toString("hex"),
    HAMDEL_ALLOW_PRIVATE: "127.0.0.1",
    LOG_LEVEL: "warn",
  });
  ends.push(processes.end);

  /** A customer of each provider writes, and is answered; gives where the answer stands. */
  async function answered({ kind, fake, hook, from }: Provider, n: number) {
    const [call] = await callsOf({ kind, fake, hook, from }, n, [`${kind}-${n}`]);
    await callIn(call!, () => processes.address(0) + hook, moment);
    const find = async () => (await desk.ask("/api/v1/conversations?order=newest")).body.rows as Found[];
    type Found = { id: number; last: { text: string } };
    const mine = (rows: Found[]) => rows.find(({ last }) => last.text === `${kind}-${n}`);
    await expect.poll(async () => Boolean(mine(await find())), { timeout: 180_000 }).toBe(true);
    const { id } = mine(await find())!;
    const url = `/api/v1/conversations/${id}/replies`;
    const payload = { client_id: randomUUID(), text: `پاسخ ${kind}-${n}` };
    const reply = (await desk.ask({ method: "POST", url, payload })).body as Shown;
    return async () => {
      const rows = (await desk.ask(`/api/v1/conversations/${id}/messages`)).body.messages as Shown[];
      return rows.find((row) => row.id === reply.id)!;
    };
  }
  const taken = ({ fake }: Provider, n: number) => fake.sent.filter((one) => JSON.stringify(one).includes(`-${n}"`));

  async function settledOnce(provider: Provider, n: number, state: () => Promise<Shown>) {
    const told = knowsRepeats(provider.kind) ? "sent" : "unknown";
    await expect.poll(async () => (await state()).delivery, { timeout: 180_000 }).toBe(told);
    expect([provider.kind, taken(provider, n).length]).toEqual([provider.kind, 1]);
  }

  // The connection breaks after the message was taken.
  for (const { fake } of providers) fake.fault = { silent: true };
  const first = await Promise.all(providers.map((provider) => answered(provider, 1)));
  for (const provider of providers)
    await expect.poll(() => taken(provider, 1).length, { timeout: 180_000 }).toBeGreaterThan(0);
  for (const { fake } of providers) fake.fault = {};
  for (const [at, provider] of providers.entries()) await settledOnce(provider, 1, first[at]!);

  // Hamdel dies between the provider's taking it and its answer.
  for (const { fake } of providers) fake.fault = { delay: 120_000 };
  const second = await Promise.all(providers.map((provider) => answered(provider, 2)));
  for (const provider of providers)
    await expect.poll(() => taken(provider, 2).length, { timeout: 180_000 }).toBeGreaterThan(0);
  processes.kill(0);
  processes.kill(1);
  for (const { fake } of providers) fake.fault = {};
  await processes.settled();
  for (const [at, provider] of providers.entries()) await settledOnce(provider, 2, second[at]!);
});
