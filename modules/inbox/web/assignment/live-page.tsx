import { Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { useBrandPath } from "../../../../platform/ui/address.ts";
import { useChanges } from "../../../../platform/ui/changes.ts";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { LiveView } from "../../contract.ts";
import { WaitingMark } from "../list/waiting-mark.tsx";
import { ChannelIcon } from "../parts/channel-icon.tsx";
import { AgentLines } from "./agent-lines.tsx";
import styles from "./assignment.module.css";
import { liveQuery } from "./assignment-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** What goes on just now: who is there with how much, what waits where, and what is being written. */
export default function LivePage() {
  const words = useWords({ fa, en }).live;
  const live = useQuery(liveQuery());
  const { refetch } = live;
  useChanges(["conversation", "agent"], () => void refetch());
  // Who types no more, or was not seen for a while, tells nobody.
  useEffect(() => {
    const clock = setInterval(() => void refetch(), 20_000);
    return () => clearInterval(clock);
  }, [refetch]);
  return (
    <Page title={words.title} note={words.note}>
      {live.error && !live.data ? <ErrorState error={live.error} onRetry={() => void refetch()} /> : null}
      {live.isPending ? <ListSkeleton rows={6} /> : null}
      {live.data ? (
        <div className={styles["columns"]}>
          <div>
            <AgentLines agents={live.data.agents} />
            <Typing rows={live.data.typing} />
          </div>
          <div>
            <Queues rows={live.data.queues} />
            <Longest rows={live.data.longest} />
          </div>
        </div>
      ) : null}
    </Page>
  );
}

function Queues({ rows }: { rows: LiveView["queues"] }) {
  const all = useWords({ fa, en });
  const words = all.live;
  const format = useFormat();
  const to = useBrandPath()("inbox");
  return (
    <section className={styles["part"]}>
      <Title order={2}>{words.queues}</Title>
      <ul className={styles["list"]}>
        {rows.map(({ team, way, waiting, longest }) => (
          <li key={team?.id ?? 0}>
            <Link
              to={to}
              search={{ view: "unassigned", ...(team && { team: String(team.id) }) } as never}
              className={styles["line"]}
            >
              <div className={styles["who"]}>
                <bdi>{team?.name ?? words.noTeam}</bdi>
                <div className={styles["sub"]}>
                  {all.waysShort[way]} · {waiting > 0 ? words.queue(format.number(waiting)) : words.emptyQueue}
                </div>
              </div>
              {longest ? <WaitingMark since={longest} /> : null}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Longest({ rows }: { rows: LiveView["longest"] }) {
  const words = useWords({ fa, en }).live;
  const to = useBrandPath()("inbox");
  return (
    <section className={styles["part"]}>
      <Title order={2}>{words.longest}</Title>
      {rows.length === 0 ? <p className={styles["empty"]}>{words.noneLong}</p> : null}
      <ul className={styles["list"]}>
        {rows.map(({ id, customer, channel, assignee, team, since }) => (
          <li key={id}>
            <Link to={to} search={{ c: String(id) } as never} className={styles["line"]}>
              <ChannelIcon channel={channel} />
              <div className={styles["who"]}>
                <bdi>{customer ?? words.unnamed}</bdi>
                <div className={styles["sub"]}>
                  <bdi>{assignee ?? words.unassigned}</bdi>
                  {team ? (
                    <>
                      {" · "}
                      <bdi>{team}</bdi>
                    </>
                  ) : null}
                </div>
              </div>
              <WaitingMark since={since} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Typing({ rows }: { rows: LiveView["typing"] }) {
  const words = useWords({ fa, en }).live;
  const to = useBrandPath()("inbox");
  return (
    <section className={styles["part"]}>
      <Title order={2}>{words.typing}</Title>
      {rows.length === 0 ? <p className={styles["empty"]}>{words.noTyping}</p> : null}
      <ul className={styles["list"]}>
        {rows.map(({ id, customer, who }) => (
          <li key={`${id}-${who}`}>
            <Link to={to} search={{ c: String(id) } as never} className={styles["line"]}>
              <span className={styles["who"]}>
                {who === null
                  ? words.customerTypes(customer ?? words.unnamed)
                  : words.types(who, customer ?? words.unnamed)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
