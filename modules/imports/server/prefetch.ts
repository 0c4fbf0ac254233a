/** Runs a source ahead of its reader, at most `most` values, so that reading the next ones and writing the last ones overlap. */
export async function* prefetch<T>(source: AsyncIterable<T>, most: number): AsyncGenerator<T> {
  const ready: T[] = [];
  let wakeReader: () => void = () => {};
  let wakeSource: () => void = () => {};
  let failed: { error: unknown } | null = null;
  let done = false;
  let stopped = false;
  const pump = async () => {
    for await (const value of source) {
      ready.push(value);
      wakeReader();
      while (ready.length >= most && !stopped) await new Promise<void>((wake) => (wakeSource = wake));
      if (stopped) return;
    }
  };
  const pumping = pump()
    .catch((error) => {
      failed = { error };
    })
    .finally(() => {
      done = true;
      wakeReader();
    });
  try {
    for (;;) {
      while (ready.length === 0 && !done) await new Promise<void>((wake) => (wakeReader = wake));
      const value = ready.shift();
      if (value === undefined) {
        if (failed) throw (failed as { error: unknown }).error;
        return;
      }
      wakeSource();
      yield value;
    }
  } finally {
    stopped = true;
    wakeSource();
    await pumping;
  }
}
