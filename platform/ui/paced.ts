/**
 * Calls back at once, and while it is asked again and again at most once in `pause` milliseconds, the last time too: a stream that never
 * rests is followed and not waited out.
 */
export function paced(call: () => void, pause: number) {
  let last = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    ask(): void {
      timer ??= setTimeout(
        () => {
          timer = undefined;
          last = performance.now();
          call();
        },
        Math.max(0, last + pause - performance.now()),
      );
    },
    stop: () => clearTimeout(timer),
  };
}
