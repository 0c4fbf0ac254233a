import { Refusal } from "../../../../platform/errors/index.ts";

type Waiting<Row, Outcome> = { row: Row; done: (outcome: Outcome) => void; failed: (error: Error) => void };
type Group<Row, Outcome> = { waiting: Waiting<Row, Outcome>[] };

export type GroupLimits = {
  /** A group is gathered while each millisecond brings more, at most this long. */
  milliseconds: number;
  /** The most that go into one transaction. */
  most: number;
  /** More than this waiting for a brand is refused, so that memory stays bounded. */
  queue: number;
};

/**
 * Collects what arrives within a few milliseconds and commits it in one transaction per brand; each caller gets its answer after the
 * commit. While one group is being committed the next one gathers. Refuses `not_ready` where too many wait.
 */
export function groupCommit<Row, Outcome>(
  commit: (brandId: number, rows: Row[]) => Promise<(Outcome | Error)[]>,
  { milliseconds, most, queue }: GroupLimits,
): (brandId: number, row: Row) => Promise<Outcome> {
  const groups = new Map<number, Group<Row, Outcome>>();

  /** Those who were just answered often come again at once: a transaction costs about the same for ten and for a hundred. */
  async function gather({ waiting }: Group<Row, Outcome>): Promise<void> {
    const end = performance.now() + milliseconds;
    for (let before = 0; before < waiting.length && waiting.length < most && performance.now() < end; ) {
      before = waiting.length;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }

  async function work(brandId: number, group: Group<Row, Outcome>): Promise<void> {
    while (group.waiting.length > 0) {
      await gather(group);
      const part = group.waiting.splice(0, most);
      const outcomes = await commit(
        brandId,
        part.map((one) => one.row),
      ).catch((error: Error) => part.map(() => error));
      part.forEach((one, at) => {
        const outcome = outcomes[at];
        if (outcome instanceof Error) one.failed(outcome);
        else one.done(outcome as Outcome);
      });
    }
    groups.delete(brandId);
  }

  return (brandId, row) =>
    new Promise((done, failed) => {
      const group = groups.get(brandId);
      if (group && group.waiting.length >= queue) return failed(new Refusal("not_ready"));
      if (group) return void group.waiting.push({ row, done, failed });
      const fresh = { waiting: [{ row, done, failed }] };
      groups.set(brandId, fresh);
      void work(brandId, fresh);
    });
}
