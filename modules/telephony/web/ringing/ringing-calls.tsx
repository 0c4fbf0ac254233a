import { useQuery } from "@tanstack/react-query";
import { useEffect, useReducer, useState } from "react";
import { useChanges } from "../../../../platform/ui/changes.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { RingingCall } from "../../contract.ts";
import { ringingQuery } from "../phone-calls.ts";
import { CallCard } from "./call-card.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./ringing.module.css";

/** A call that is over stays in sight so long. */
const lingers = 25_000;

const awayKey = "hamdel.calls-put-away";

/** Cards that were put away, also before the page was loaded anew. */
function putAway(): number[] {
  try {
    return JSON.parse(sessionStorage.getItem(awayKey) ?? "[]") as number[];
  } catch {
    return [];
  }
}

/** Whoever calls at one's own telephone, on whatever page one is. Nothing takes the focus; Escape puts the newest away. */
export default function RingingCalls() {
  const words = useWords({ fa, en });
  const { data, refetch } = useQuery(ringingQuery());
  const own = data?.extensions ?? [];
  useChanges(
    own.length > 0 ? own.map(({ id }) => `phone-extension:${id}`) : ["phone-extension:0"],
    () => void refetch(),
  );
  useChanges(["phone-exchange"], () => void refetch());
  const [away, setAway] = useState<ReadonlySet<number>>(() => new Set(putAway()));
  const shown = useLingering(data?.rows ?? []).filter(({ id }) => !away.has(id));
  const close = (id: number) => {
    sessionStorage.setItem(awayKey, JSON.stringify([...putAway(), id].slice(-50)));
    setAway((before) => new Set(before).add(id));
  };
  const newest = shown[0]?.id;
  useEffect(() => {
    if (newest === undefined) return;
    const onKey = (event: KeyboardEvent) => {
      // A dialog that is open, or a field, has its own use for it.
      if (event.key !== "Escape" || event.defaultPrevented || document.querySelector('[role="dialog"]')) return;
      close(newest);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  });
  return (
    <section className={styles["calls"]} aria-label={words.calls} aria-live="polite">
      {shown.map((call, at) => (
        <CallCard key={call.id} call={call} small={at > 0} onClose={() => close(call.id)} />
      ))}
    </section>
  );
}

/** Calls without those that were over a while ago; the clock is looked at while one of them is in sight. */
function useLingering(rows: readonly RingingCall[]): RingingCall[] {
  const [, look] = useReducer((times: number) => times + 1, 0);
  const now = Date.now();
  const shown = rows.filter(
    ({ at_mine, ended_at }) => at_mine !== "over" || now < new Date(ended_at ?? now).getTime() + lingers,
  );
  const waits = shown.some(({ at_mine }) => at_mine === "over");
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(look, 2000);
    return () => clearInterval(timer);
  }, [waits]);
  return shown;
}
