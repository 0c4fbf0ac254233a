import { Tooltip } from "@mantine/core";
import { useEffect, useState } from "react";
import type { DateStyle, Moment } from "../i18n/index.ts";
import { useFormat } from "./use-format.ts";

/** A moment: relative within a day («۳ دقیقه پیش», kept current), the full date and time on hover. */
export function TimeText({ at, style }: { at: Moment; style?: DateStyle }) {
  const format = useFormat();
  const now = useNow();
  const text = style ? format.date(at, style) : format.relative(at, now);
  return (
    <Tooltip label={format.dateTime(at)}>
      <time dateTime={new Date(at).toISOString()} style={{ whiteSpace: "nowrap" }}>
        {text}
      </time>
    </Tooltip>
  );
}

const listeners = new Set<(now: number) => void>();
let clock: ReturnType<typeof setInterval> | undefined;

/** The time, renewed each half minute; one timer however many texts show it. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    listeners.add(setNow);
    clock ??= setInterval(() => {
      for (const tell of listeners) tell(Date.now());
    }, 30_000);
    return () => {
      listeners.delete(setNow);
      if (listeners.size > 0) return;
      clearInterval(clock);
      clock = undefined;
    };
  }, []);
  return now;
}
