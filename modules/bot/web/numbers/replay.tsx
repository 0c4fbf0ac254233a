import { Button, Group, Table, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type * as z from "zod";
import { useAddressFilters } from "../../../../platform/ui/address.ts";
import { api } from "../../../../platform/ui/api.ts";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { ProgressPanel } from "../../../../platform/ui/progress-panel.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { made, type replayRow } from "../../contract.ts";
import { replayQuery } from "../bot-calls.ts";
import { useSaving } from "../parts/use-saving.ts";
import { ShareStat } from "./bot-stats.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./numbers.module.css";

type Row = z.infer<typeof replayRow>;

/** Last month's conversations decided by the draft: how far it is, and what it would change. The address names it, so it can be left. */
export function Replay() {
  const words = useWords({ fa, en }).replay;
  const [filters, setFilters] = useAddressFilters();
  const id = Number(filters["replay"]) || null;
  const replay = useQuery(replayQuery(id));
  const ask = useSaving(() => api.post("/bot/replays", undefined, made), {
    renews: [],
    onDone: (asked) => setFilters({ replay: String(asked.id) }),
  });
  const row = replay.data;
  const running = id !== null && !replay.error && !row?.finished_at;
  return (
    <section className={styles["replay"]} aria-label={words.title}>
      <Title order={2}>{words.title}</Title>
      <Text size="sm" c="dimmed">
        {words.note}
      </Text>
      {running ? (
        <ProgressPanel title={words.running} done={row?.done ?? 0} total={row?.total ?? null} mayLeave />
      ) : (
        <Group>
          <Button variant="light" loading={ask.isPending} onClick={() => ask.mutate(undefined)}>
            {row ? words.again : words.start}
          </Button>
        </Group>
      )}
      {replay.error ? <ErrorState error={replay.error} onRetry={() => void replay.refetch()} /> : null}
      {row?.finished_at ? <Result row={row} /> : null}
    </section>
  );
}

function Result({ row: { total, result } }: { row: Row }) {
  const words = useWords({ fa, en }).replay;
  if (!result || !total) return <Text c="dimmed">{words.nothing}</Text>;
  const { meaning } = words;
  return (
    <>
      <div className={styles["stats"]}>
        <ShareStat label={words.answered} meaning={meaning.answered} hits={result.answered} n={total} />
        <ShareStat label={words.handedOver} meaning={meaning.handedOver} hits={result.handed_over} n={total} />
        <ShareStat label={words.unsure} meaning={meaning.unsure} hits={result.unsure} n={total} />
        <ShareStat label={words.changed} meaning={meaning.changed} hits={result.changed} n={total} />
      </div>
      {result.examples.length === 0 ? <Text c="dimmed">{words.same}</Text> : <Changes examples={result.examples} />}
    </>
  );
}

function Changes({ examples }: { examples: NonNullable<Row["result"]>["examples"] }) {
  const words = useWords({ fa, en }).replay;
  const [open, setOpen] = useState(20);
  const told = useToldAct();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys
    <section className={styles["scroll"]} tabIndex={0} aria-label={words.examples}>
      <Table fz="sm" miw={560} aria-label={words.examples}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.question}</Table.Th>
            <Table.Th>{words.live}</Table.Th>
            <Table.Th>{words.draft}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {examples.slice(0, open).map(({ conversation, question, live, draft }) => (
            <Table.Tr key={conversation}>
              <Table.Td>
                <BrandLink path={`inbox?c=${conversation}`}>
                  <bdi>{question}</bdi>
                </BrandLink>
              </Table.Td>
              <Table.Td>
                <bdi>{told(live)}</bdi>
              </Table.Td>
              <Table.Td>
                <bdi>{told(draft)}</bdi>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {examples.length > open ? (
        <Button size="xs" variant="subtle" color="gray" onClick={() => setOpen(examples.length)}>
          {words.examples}…
        </Button>
      ) : null}
    </section>
  );
}

/** Tells a decision of a replay (`intent: returns`, `hand_over: upset`) in words. */
function useToldAct(): (act: string) => string {
  const words = useWords({ fa, en });
  return (act) => {
    const [kind = "", ...rest] = act.split(": ");
    const name = words.replay.acts[kind as keyof typeof words.replay.acts] ?? kind;
    const detail = rest.join(": ");
    const said = kind === "hand_over" ? (words.reasons[detail as keyof typeof words.reasons] ?? detail) : detail;
    return said === "" ? name : `${name}: ${said}`;
  };
}
