import type { Network } from "./network.ts";

type Client = { readonly network: Network; readonly done: boolean };
type Cut = { client: Client; network: Network; until: number };

/**
 * Cuts clients off and lets them come back, by how far the whole story has come instead of by the clock: a machine that is slow makes
 * trouble as often as a quick one. Who is away until 80 of 100 messages are through was away for a day.
 */
export function makeTrouble(clients: readonly Client[], total: number, random: () => number, came: () => void) {
  const away: Cut[] = [];
  let next = 0;
  let cuts = 0;
  const lengths = [0.001, 0.01, 0.05, 0.25];

  function cut(client: Client, until: number): void {
    if (client.done || client.network.down) return;
    client.network.cut();
    away.push({ client, network: client.network, until });
    cuts++;
  }
  function mend(which: (one: Cut) => boolean): void {
    let back = 0;
    for (const one of away.splice(0)) {
      if (which(one)) {
        one.network.mend();
        back++;
      } else away.push(one);
    }
    if (back > 0) came();
  }
  // A tenth leave after their first words and are not seen for the day.
  const gone = clients.filter((_, n) => n % 10 === 3);
  return {
    /** Call it as messages come through. */
    at(reached: number): void {
      if (reached >= next) {
        next += total / 50;
        if (next > total / 25) for (const client of gone.splice(0)) cut(client, total * 0.8);
        for (const client of clients) {
          const length = lengths[Math.floor(random() * lengths.length)]!;
          if (random() < 0.08) cut(client, reached + total * length);
        }
      }
      mend(({ until }) => until <= reached);
      // Nobody is left who could bring the story on.
      if (clients.every((client) => client.done || client.network.down)) mend(() => true);
    },
    /** Call it now and then when nothing came through: who waits for somebody that is away gets them back, the shortest absence first. */
    stuck(): void {
      const first = Math.min(...away.map(({ until }) => until));
      mend(({ until }) => until === first);
      came();
    },
    end: () => mend(() => true),
    get cuts() {
      return cuts;
    },
  };
}
