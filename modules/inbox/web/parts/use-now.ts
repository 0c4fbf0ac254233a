import { useEffect, useState } from "react";

/** The time, renewed every `milliseconds` while the component is on screen. */
export function useNow(milliseconds: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), milliseconds);
    return () => clearInterval(clock);
  }, [milliseconds]);
  return now;
}
