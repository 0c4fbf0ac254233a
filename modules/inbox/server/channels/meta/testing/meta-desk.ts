import { randomUUID } from "node:crypto";
import { afterAll } from "vitest";
import { testDatabase, testHouse } from "../../../../../../platform/testing/index.ts";
import { inboxApp, workOff } from "../../../../testing/inbox-app.ts";
import { fakeGraph } from "../../fakes/fake-graph.ts";
import type { GraphKind } from "../../fakes/fake-graph-calls.ts";
import { type Fake, type Hooked, startFake } from "../../fakes/fake-server.ts";
import { metaAccounts } from "./meta-accounts.ts";

const database = await testDatabase();
const plain = await testHouse(database);
let ahead = 0;

/** A house whose clock `later` moves on, in milliseconds. */
export const house = {
  ...plain,
  clock: () => new Date(plain.clock().getTime() + ahead),
  config: { ...plain.config, allowPrivate: ["127.0.0.1"] },
};
export const later = (by: number) => {
  ahead += by;
};
/** Works off what waits. */
export const workOn = () => workOff(house, database.owner);

const fakes: Fake[] = [];
afterAll(() => Promise.all(fakes.map((one) => one.close())));

type Told = {
  id: number;
  direction: string | null;
  text: string;
  delivery: string | null;
  delivery_problem: string | null;
};
type Shown = Told & { author: string; meta: Record<string, unknown>; attachments: { name: string }[] };
type Listed = { id: number; channel: string; post: { id: string; url: string } | null; waiting_since: string | null };
/** A brand with one of Meta's channels, its agents at their desk, and the Graph beside it. */
export async function desk(kind: GraphKind, change: object = {}) {
  const inbox = await inboxApp(house);
  const fake = await startFake(fakeGraph(kind));
  fakes.push(fake);
  const settings = { ...metaAccounts[kind], baseUrl: fake.url, ...change };
  const payload = { kind, name: kind, settings };
  const made = (await inbox.boss.ask({ method: "POST", url: "/api/v1/channels", payload })).body;
  const call = ({ method, headers, query, body }: Hooked, path = made.hook_path as string) =>
    inbox.app.inject({ method: method as "POST", url: query ? `${path}?${query}` : path, headers, payload: body });
  const hear = async (text: string, more: object = {}) => {
    const from = kind === "whatsapp" ? "989123456789" : "4242";
    const [one] = await fake.hear({ from, text, at: house.clock().toISOString(), ...more });
    return call(one!);
  };
  const list = async () => (await inbox.desk.ask("/api/v1/conversations?order=newest")).body.rows as Listed[];
  const read = async (id: number) =>
    (await inbox.desk.ask(`/api/v1/conversations/${id}/messages`)).body.messages as Shown[];
  const ways = async (id: number) => (await inbox.desk.ask(`/api/v1/conversations/${id}/channels`)).body.rows;
  const reply = (id: number, said: object) =>
    inbox.desk.ask({
      method: "POST",
      url: `/api/v1/conversations/${id}/replies`,
      payload: { client_id: randomUUID(), account: made.id, ...said },
    });
  const goOut = async () => {
    later(20_000);
    await workOn();
  };
  return { ...inbox, fake, made, call, hear, list, read, ways, reply, goOut };
}
