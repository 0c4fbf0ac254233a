const first = 1_000;
const longest = 60_000;

/** Growing pauses between attempts, with some chance in them so that not everybody comes back at once. Ends early when asked to. */
export function openPauses() {
  let pause = first;
  let wake: (() => void) | null = null;
  return {
    /** Waits; gives up waiting when the network is back or somebody asks. */
    wait: () =>
      new Promise<void>((done) => {
        const timer = setTimeout(end, pause * (0.75 + Math.random() / 2));
        function end() {
          clearTimeout(timer);
          removeEventListener("online", end);
          wake = null;
          done();
        }
        pause = Math.min(pause * 2, longest);
        wake = end;
        addEventListener("online", end);
      }),
    reset: () => {
      pause = first;
    },
    now: () => wake?.(),
  };
}
