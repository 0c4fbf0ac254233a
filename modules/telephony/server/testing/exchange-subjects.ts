import { vi } from "vitest";
import type { House } from "../../../../platform/house/module.ts";
import { minuteLong, type PhoneShop } from "../../testing/phone-app.ts";
import { type AmiLink, keepLink } from "../ami/ami-link.ts";
import {
  type AmiEvent,
  answeringEvents,
  type FakeAmi,
  hangupEvents,
  recordEvent,
  ringingEvents,
  startFakeAmi,
} from "../fakes/fake-ami.ts";
import { answeredCall, type FakeSimotel, missedCall, startFakeSimotel } from "../fakes/fake-simotel.ts";

export type Wanted = { id: string; number: string; answered: boolean };

/** One kind of exchange as the contract sees it, connected to a brand; the extension 201 is the agent's. */
export type Connected = {
  exchange: { id: number };
  /** Everything the exchange tells of one call from outside, in order. */
  eventsOf(wanted: Wanted): unknown[];
  /** How many of them until it rings. */
  untilRinging: number;
  /** Tells events, so many times at once; done when all were taken in. */
  tell(events: unknown[], times?: number): Promise<void>;
  /** What the provider's own secret is; a change of it makes ours wrong. */
  rotate(): void;
  /** The setting by which ours is right again. */
  rotated: Record<string, unknown>;
  slow(on: boolean): void;
  orders(): number;
  stop(): Promise<void>;
};
export type Subject = {
  kind: "simotel" | "asterisk";
  connect(at: { house: House; url: string; shop: PhoneShop }): Promise<Connected>;
};

export const subjects: Subject[] = [
  {
    kind: "simotel",
    async connect({ url, shop }) {
      const fake = await startFakeSimotel();
      const { user: api_user, password: api_password, key: api_key } = fake.account;
      const settings = { api_url: fake.url, api_user, api_password, api_key };
      const made = await shop.ask("POST", "/phone-exchanges", { kind: "simotel", name: "سیموتل", settings });
      await give201(shop, made.id);
      fake.hook = { url: `${url}${made.hook_path}`, user: "hamdel", password: made.hook_password };
      return { exchange: made, ...simotelDeeds(fake, shop) };
    },
  },
  {
    kind: "asterisk",
    async connect({ house, shop }) {
      const fake = await startFakeAmi();
      const settings = { host: "127.0.0.1", port: fake.port, user: fake.account.user, password: fake.account.secret };
      const made = await shop.ask("POST", "/phone-exchanges", { kind: "asterisk", name: "ایزابل", settings });
      await give201(shop, made.id);
      return { exchange: made, ...amiDeeds(fake, house, shop, made.id) };
    },
  },
];

const give201 = (shop: PhoneShop, id: number) =>
  shop.ask("POST", `/phone-exchanges/${id}/extensions`, { number: "۲۰۱", user: shop.agent.id });

function simotelDeeds(fake: FakeSimotel, shop: PhoneShop): Omit<Connected, "exchange"> {
  return {
    untilRinging: 2,
    eventsOf({ id, number, answered }) {
      return (answered ? answeredCall : missedCall)({ id, number, extension: "201", ...minuteLong(shop.brand) });
    },
    async tell(events, times = 1) {
      for (const event of events) {
        const all = Array.from({ length: times }, () => fake.tell(event as Record<string, unknown>));
        for (const status of await Promise.all(all)) if (status !== 200) throw new Error(`answered ${status}`);
      }
    },
    rotate: () => {
      fake.account.password = "another";
    },
    rotated: { api_password: "another" },
    slow: (on) => {
      fake.fault = on ? { error: 503 } : {};
    },
    orders: () => fake.originated.length,
    stop: () => fake.close(),
  };
}

function amiDeeds(fake: FakeAmi, house: House, shop: PhoneShop, id: number): Omit<Connected, "exchange"> {
  let links: AmiLink[] = [];
  /** So many connections hear the same: what several processes would do if each held one. */
  const hold = async (times: number) => {
    while (links.length < times) links.push(keepLink(house, { brandId: shop.brand.id, id }));
    await vi.waitFor(() => {
      if (fake.listeners() < times) throw new Error("not yet connected");
    }, 10_000);
  };
  const stopLinks = async () => {
    await Promise.all(links.map((link) => link.stop()));
    links = [];
  };
  return {
    untilRinging: 3,
    eventsOf({ id: callId, number, answered }) {
      const call = { id: callId, number, extension: "201", ...minuteLong(shop.brand) };
      const middle = answered ? answeringEvents(call) : [];
      return [...ringingEvents(call), ...middle, ...hangupEvents(call), recordEvent(call, answered)];
    },
    async tell(events, times = 1) {
      await hold(times);
      fake.tell(...(events as AmiEvent[]));
      await fake.hangUp();
      // A connection that is left takes in what it heard before.
      await stopLinks();
    },
    rotate: () => {
      fake.account.secret = "another";
    },
    rotated: { password: "another" },
    slow: (on) => {
      fake.refuses = on ? "Internal error" : null;
    },
    orders: () => fake.originated.length,
    stop: async () => {
      await stopLinks();
      await fake.close();
    },
  };
}
