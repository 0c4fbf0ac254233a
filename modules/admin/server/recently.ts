/** Answers that may be some seconds old, so that a busy caller does not ask the database for every request. */
export type Recently<T> = { get(key: string): Promise<T>; forget(key: string): void; forgetAll(): void };

const most = 10_000;

/** Remembers what `load` gave for `milliseconds`; calls that come while it loads wait for the same answer. Failures are not kept. */
export function recently<T>(milliseconds: number, load: (key: string) => Promise<T>): Recently<T> {
  const known = new Map<string, { answer: Promise<T>; until: number }>();
  return {
    get(key) {
      const now = performance.now();
      const found = known.get(key);
      if (found && found.until > now) return found.answer;
      // Wild keys must not fill the memory.
      if (known.size >= most) known.clear();
      const answer = load(key);
      known.set(key, { answer, until: now + milliseconds });
      answer.catch(() => known.delete(key));
      return answer;
    },
    forget: (key) => void known.delete(key),
    forgetAll: () => known.clear(),
  };
}
