import { Text, Title } from "@mantine/core";
import { TimeText } from "../../../../platform/ui/time-text.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { LiveView } from "../../contract.ts";
import { WaitingMark } from "../list/waiting-mark.tsx";
import { Face } from "../parts/face.tsx";
import styles from "./assignment.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type LiveAgent = LiveView["agents"][number];

/** Colleagues with what they have; those who are there first, then those with the most to do. */
export function AgentLines({ agents }: { agents: readonly LiveAgent[] }) {
  const words = useWords({ fa, en }).live;
  const format = useFormat();
  const here = agents.filter((agent) => agent.online).length;
  const sorted = agents.toSorted((a, b) => Number(b.online) - Number(a.online) || b.open - a.open);
  return (
    <section className={styles["part"]}>
      <div className={styles["head"]}>
        <Title order={2}>{words.agents}</Title>
        <Text size="sm" c="dimmed">
          {words.here(format.number(here))}
        </Text>
      </div>
      {agents.length === 0 ? <p className={styles["empty"]}>{words.nobody}</p> : null}
      <ul className={styles["list"]}>
        {sorted.map((agent) => (
          <AgentLine key={agent.id} agent={agent} />
        ))}
      </ul>
    </section>
  );
}

function AgentLine({ agent }: { agent: LiveAgent }) {
  const words = useWords({ fa, en }).live;
  const format = useFormat();
  const part = agent.capacity === 0 ? 1 : agent.open / agent.capacity;
  return (
    <li className={styles["line"]}>
      <Face name={agent.name} size={34} />
      <div className={styles["who"]}>
        <bdi>{agent.name}</bdi>
        <div className={styles["sub"]}>
          <StateWords agent={agent} />
          {" · "}
          {agent.waiting > 0 ? words.waiting(format.number(agent.waiting)) : words.noneWaiting}
        </div>
      </div>
      {agent.longest ? <WaitingMark since={agent.longest} /> : null}
      <div className={styles["load"]}>
        {words.load(format.number(agent.open), format.number(agent.capacity))} {words.openNow}
        <div className={styles["bar"]} data-full={part >= 1} aria-hidden>
          <span style={{ width: `${Math.min(100, part * 100)}%` }} />
        </div>
      </div>
    </li>
  );
}

function StateWords({ agent }: { agent: LiveAgent }) {
  const all = useWords({ fa, en });
  const words = all.live;
  return (
    <>
      <span className={styles["dot"]} data-online={agent.online} style={{ display: "inline-block" }} aria-hidden />{" "}
      {agent.online ? all.online : agent.absent_since ? all.away : words.neverSeen}
      {agent.absent_since ? (
        <>
          {" ("}
          <TimeText at={agent.absent_since} />
          {")"}
        </>
      ) : null}
      {agent.working ? null : ` · ${words.offHours}`}
    </>
  );
}
