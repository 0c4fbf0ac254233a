const again = 4_000;
const rest = 6_000;

/** Tells now and then that somebody writes, and once that they stopped: by sending, clearing, or leaving it be. */
export function reportTyping(tell: (typing: boolean) => void): (writes: boolean) => void {
  let told = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return function report(writes) {
    clearTimeout(timer);
    if (writes) timer = setTimeout(() => report(false), rest);
    if (writes && Date.now() - told > again) {
      told = Date.now();
      tell(true);
    } else if (!writes && told > 0) {
      told = 0;
      tell(false);
    }
  };
}
