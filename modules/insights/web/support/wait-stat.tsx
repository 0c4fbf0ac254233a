import { Stat } from "../../../../platform/ui/stat.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { MetricAnswer, MetricGroup } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Writes a length of time; from ten minutes on seconds say nothing. */
export function useLength(): (seconds: number) => string {
  const format = useFormat();
  return (seconds) => format.duration(seconds < 600 ? Math.round(seconds) : Math.round(seconds / 60) * 60);
}

/** Writes waits: a length of time, or what they are longer than where too many go on to tell. */
export function useWaitText(): (group: MetricGroup | undefined, which?: "value" | "p90") => string | null {
  const words = useWords({ fa, en });
  const length = useLength();
  return (group, which = "value") => {
    const known = group?.[which];
    if (typeof known === "number") return length(known);
    const longer = group?.[which === "value" ? "longer_than" : "p90_longer_than"];
    return typeof longer === "number" && longer > 0 ? words.longer(length(longer)) : null;
  };
}

/** A median wait with its interval, what 90% took, and how many still wait. */
export function WaitStat({ answer, going }: { answer: MetricAnswer; going: "waiting" | "stillOpen" }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const length = useLength();
  const waitText = useWaitText();
  const group = answer.groups[0];
  const [low, high, p90] = [group?.low, group?.high, group?.["p90"]];
  const longer = group?.["p90_longer_than"];
  const waiting = Number(group?.["waiting"] ?? 0);
  return (
    <Stat
      label={answer.title}
      value={waitText(group)}
      definition={answer.definition}
      n={group?.n ?? 0}
      interval={typeof low === "number" && typeof high === "number" ? { low: length(low), high: length(high) } : null}
    >
      {typeof p90 === "number" ? <span>{words.p90(length(p90))}</span> : null}
      {typeof longer === "number" && longer > 0 ? <span>{words.p90Longer(length(longer))}</span> : null}
      {waiting > 0 ? <span>{words[going](format.number(waiting))}</span> : null}
    </Stat>
  );
}

/** A share with its interval. */
export function ShareStat({ answer }: { answer: MetricAnswer }) {
  const format = useFormat();
  const group = answer.groups[0];
  const { value = null, low = null, high = null } = group ?? {};
  const interval = low === null || high === null ? null : { low: format.percent(low), high: format.percent(high) };
  return (
    <Stat
      label={answer.title}
      value={value === null ? null : format.percent(value)}
      definition={answer.definition}
      n={group?.n ?? 0}
      interval={interval}
    />
  );
}
