/** Throws dice from a seed, so that a run can be repeated as far as the machine lets it. */
export function dice(seed: number): () => number {
  let state = seed;
  // https://en.wikipedia.org/wiki/Linear_congruential_generator, the numbers of Numerical Recipes.
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

type World = { address(turn: number): string; random: () => number; fetch: typeof fetch };

/**
 * One client's way to the server. It can be cut: what is under way breaks off, and nothing goes through until it is mended. Some answers
 * to what was written get lost although the server took it.
 */
export function openNetwork({ address, random, fetch: reach }: World) {
  let down = false;
  let dead = false;
  let turn = Math.floor(random() * 1000);
  let lost = 0;
  const underWay = new Set<AbortController>();
  const breakOff = () => {
    for (const one of underWay) one.abort(new TypeError("the network is away"));
    underWay.clear();
  };
  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    if (down || dead) throw new TypeError("the network is away");
    const cut = new AbortController();
    underWay.add(cut);
    const writes = (init.method ?? "GET") !== "GET";
    const signal = init.signal ? AbortSignal.any([init.signal, cut.signal]) : cut.signal;
    // Whoever balances the load sends a client here and there.
    const response = await reach(`${address(turn++)}${path}`, { ...init, signal }).catch((error) => {
      underWay.delete(cut);
      throw error;
    });
    if (writes && random() < 0.05) {
      lost++;
      cut.abort();
      underWay.delete(cut);
      throw new TypeError("the answer was lost");
    }
    // A stream lives on under the same controller; it stays cuttable.
    if (!response.headers.get("content-type")?.includes("event-stream")) underWay.delete(cut);
    return response;
  }
  return {
    ask,
    cut(): void {
      down = true;
      breakOff();
    },
    mend(): void {
      down = false;
    },
    /** The page is gone for good. */
    leave(): void {
      dead = true;
      breakOff();
    },
    get down() {
      return down;
    },
    get lost() {
      return lost;
    },
  };
}
export type Network = ReturnType<typeof openNetwork>;
