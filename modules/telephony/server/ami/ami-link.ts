import { setTimeout as pause } from "node:timers/promises";
import { type Context, system, withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { brandSettings } from "../../../admin/index.ts";
import type { AsteriskSettings, ExchangeProblem } from "../../contract/exchanges.ts";
import type { CallNews } from "../calls/call-news.ts";
import { endLost } from "../calls/end-lost.ts";
import { takeCallNews } from "../calls/take-news.ts";
import { exchangeById, noteHeard, noteProblem, settingsOf } from "../exchanges/exchange-rows.ts";
import { type AmiConnection, AmiFailure, openAmi } from "./ami-connection.ts";
import { AmiCalls } from "./ami-news.ts";
import type { AmiMessage } from "./ami-wire.ts";

/** A connection that is held, made anew after every break. */
export type AmiLink = { stop(): Promise<void> };

/** Seconds until the next attempt: at once, then longer and longer; each with some chance, so that not all come back together. */
export function restAfter(failures: number, chance = Math.random()): number {
  return Math.min(60, 2 ** Math.min(failures, 6)) * (0.5 + chance / 2);
}

/** A sign of life is asked for so often; whoever gives none is gone. */
const pingEvery = 30_000;
/** So often news is tried again while the database does not take it. */
const mostTries = 8;

type Whom = { brandId: number; id: number };

/** Begins to hold a connection to one exchange: it never throws, and notes on the exchange what is wrong. */
export function keepLink(house: House, whom: Whom): AmiLink {
  const stop = new AbortController();
  const { signal } = stop;
  const rest = (seconds: number) => pause(seconds * 1000, undefined, { signal }).catch(() => {});
  const running = (async () => {
    for (let failures = 0; !signal.aborted; failures++) {
      const problem = await holdOnce(house, whom, signal, () => {
        failures = 0;
      }).catch((error: unknown) => {
        if (error instanceof AmiFailure) return error.problem;
        house.log.warn({ err: error, exchangeId: whom.id }, "an exchange was not heard");
        return null;
      });
      if (signal.aborted) return;
      if (problem) await note(house, whom, problem);
      await rest(problem === "wrong_credentials" ? 60 : restAfter(failures));
    }
  })();
  return {
    async stop() {
      stop.abort();
      await running;
    },
  };
}

/** One connection from its beginning to its end. Gives why it ended; throws AmiFailure where it never began. */
async function holdOnce(
  house: House,
  whom: Whom,
  signal: AbortSignal,
  connected: () => void,
): Promise<ExchangeProblem | null> {
  const { settings, timeZone } = await inBrand(house, whom, async (ctx) => ({
    settings: settingsOf(await exchangeById(ctx, whom.id), house.config.secretKey) as AsteriskSettings,
    timeZone: (await brandSettings(ctx)).timeZone,
  }));
  const calls = new AmiCalls({ longest: settings.longest_extension, timeZone });
  const listener = hearing(house, whom, { settings, calls });
  const connection = await openAmi(settings, { allowPrivate: house.config.allowPrivate, hear: listener.hear });
  const close = () => connection.close();
  signal.addEventListener("abort", close, { once: true });
  if (signal.aborted) close();
  try {
    await listener.begin(connection);
    connected();
    await pinged(connection, signal);
    return signal.aborted ? null : "unreachable";
  } finally {
    signal.removeEventListener("abort", close);
    close();
    await listener.done();
  }
}

/** Waits for the end of a connection, and ends one that gives no sign of life. */
async function pinged(connection: AmiConnection, signal: AbortSignal): Promise<void> {
  let over = false;
  void connection.closed.then(() => {
    over = true;
  });
  while (!over && !signal.aborted) {
    const beat = new AbortController();
    await Promise.race([connection.closed, pause(pingEvery, undefined, { signal: beat.signal }).catch(() => {})]);
    beat.abort();
    if (!over && !signal.aborted) await connection.ask({ Action: "Ping" }).catch(() => connection.close());
  }
}

type Hearing = { settings: AsteriskSettings; calls: AmiCalls };

/**
 * Takes events one after another in the order in which they come. Calls that are going on are asked for first: what ended while nobody
 * listened is over, as far as anybody knows.
 */
function hearing(house: House, whom: Whom, { settings, calls }: Hearing) {
  const exchange = { id: whom.id, call_back_hours: settings.call_back_hours };
  let last: Promise<void> = Promise.resolve();
  let listing: { live: Set<string>; done: () => void } | null = null;
  const then = (work: () => Promise<unknown>) => {
    last = last.then(work).then(
      () => {},
      (error) => house.log.error({ err: error, exchangeId: whom.id }, "news of a call was not taken"),
    );
  };
  const take = (news: CallNews) => () =>
    patiently(() =>
      inBrand(house, whom, async (ctx) => {
        await takeCallNews(ctx, exchange, news);
        await noteHeard(ctx, whom.id);
      }),
    );

  function hear(event: AmiMessage): void {
    const name = event["event"]?.toLowerCase();
    if (name === "coreshowchannel") listing?.live.add(calls.know(event));
    else if (name === "coreshowchannelscomplete") listing?.done();
    else for (const news of calls.read(event, house.clock())) then(take(news));
  }

  return {
    hear,
    async begin(connection: AmiConnection): Promise<void> {
      const live = new Set<string>();
      const since = house.clock();
      const complete = new Promise<void>((done) => {
        listing = { live, done };
      });
      const answer = await connection.ask({ Action: "CoreShowChannels" });
      // Who may not ask for it is heard all the same; what broke off is then ended by the clock.
      const told = answer["response"]?.toLowerCase() === "success";
      if (told) await Promise.race([complete, connection.closed]);
      listing = null;
      if (told) then(() => inBrand(house, whom, (ctx) => endLost(ctx, exchange, { live: [...live], since })));
      then(() => inBrand(house, whom, (ctx) => noteProblem(ctx, whom.id, null)));
    },
    done: () => last,
  };
}

/** A database that is away for a moment loses no call. */
async function patiently(work: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await work();
      return;
    } catch (error) {
      if (tries >= mostTries) throw error;
      await pause(100 * 2 ** tries);
    }
  }
}

async function note(house: House, whom: Whom, problem: ExchangeProblem): Promise<void> {
  await inBrand(house, whom, (ctx) => noteProblem(ctx, whom.id, problem)).catch((error) =>
    house.log.warn({ err: error }, "a problem of an exchange was not noted"),
  );
}

function inBrand<T>(house: House, { brandId }: Whom, work: (ctx: Context) => Promise<T>): Promise<T> {
  return withBrand(house.database.app, { brandId, actor: system("phone"), now: house.clock() }, work);
}
