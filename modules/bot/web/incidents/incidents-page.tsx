import { Badge, Button, Group } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type * as z from "zod";
import { api } from "../../../../platform/ui/api.ts";
import { DetailPanel } from "../../../../platform/ui/detail-panel.tsx";
import { EmptyState } from "../../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { usePreferences } from "../../../../platform/ui/preferences.tsx";
import { RowMain, Rows } from "../../../../platform/ui/rows.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { TimeText } from "../../../../platform/ui/time-text.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { incidentRow } from "../../contract.ts";
import { incidentsQuery } from "../bot-calls.ts";
import { useSaving } from "../parts/use-saving.ts";
import { mayWrite } from "../rights.ts";
import { IncidentForm } from "./incident-form.tsx";
import styles from "./incidents.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type Incident = z.infer<typeof incidentRow>;

/** «اختلال‌ها»: what goes wrong just now, whom it touches and until when, and what the bot says about it. */
export default function IncidentsPage() {
  const words = useWords({ fa, en });
  const write = useCan(mayWrite);
  const [open, setOpen] = useState<Incident | "new" | null>(null);
  const list = useQuery(incidentsQuery());
  const empty = list.data?.rows.length === 0;
  const add = (
    <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={() => setOpen("new")}>
      {words.add}
    </Button>
  );
  return (
    <Page title={words.title} note={words.note} action={write && list.data && !empty ? add : undefined}>
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <ListSkeleton rows={3} /> : null}
      {empty ? (
        <EmptyState picture="done" title={words.emptyTitle} text={words.emptyText} action={write ? add : null} />
      ) : null}
      <Rows aria-label={words.list}>
        {list.data?.rows.map((incident) => (
          <IncidentLine key={incident.id} incident={incident} onChange={() => setOpen(incident)} />
        ))}
      </Rows>
      <DetailPanel opened={open !== null} onClose={() => setOpen(null)} title={open === "new" ? words.add : words.edit}>
        {open ? <IncidentForm incident={open === "new" ? null : open} onSaved={() => setOpen(null)} /> : null}
      </DetailPanel>
    </Page>
  );
}

/** Whether an incident is over, still to come, or goes on at an instant. */
export function stateOf({ resolved_at, from, until }: Pick<Incident, "resolved_at" | "from" | "until">, now: number) {
  if (resolved_at !== null || (until !== null && Date.parse(until) <= now)) return "over";
  return Date.parse(from) > now ? "to_come" : "goes_on";
}
const colours = { goes_on: "red", to_come: "yellow", over: "gray" } as const;

function IncidentLine({ incident, onChange }: { incident: Incident; onChange: () => void }) {
  const words = useWords({ fa, en });
  const { language } = usePreferences();
  const undo = useUndoNotice();
  const write = useCan(mayWrite);
  const touches = useTouches();
  const state = stateOf(incident, Date.now());
  const settle = useSaving((over: boolean) => api.put(`/incidents/${incident.id}/resolution`, { over }), {
    renews: ["incidents"],
  });
  const resolve = () =>
    settle.mutate(true, {
      onSuccess: () => undo(words.resolved(incident.title), () => settle.mutate(false)),
    });
  return (
    <li className={styles["incident"]}>
      <RowMain>
        <Group gap={8}>
          <bdi className={styles["name"]}>{incident.title}</bdi>
          <Badge variant="light" color={colours[state]} tt="none">
            {words.states[state]}
          </Badge>
        </Group>
        <p className={styles["message"]} dir="auto">
          {incident.message[language] || incident.message.fa || incident.message.en}
        </p>
        <div className={styles["quiet"]}>
          {words.from} <TimeText at={incident.from} />
          {" · "}
          {incident.until ? (
            <>
              {words.until} <TimeText at={incident.until} />
            </>
          ) : (
            words.open
          )}
          {" · "}
          <bdi>{touches(incident)}</bdi>
        </div>
      </RowMain>
      {write ? (
        <Group gap={2}>
          <Button size="xs" variant="subtle" color="gray" px={8} onClick={onChange}>
            {words.change}
          </Button>
          {state === "over" ? (
            incident.resolved_at === null ? null : (
              <Button size="xs" variant="subtle" color="gray" px={8} onClick={() => settle.mutate(false)}>
                {words.reopen}
              </Button>
            )
          ) : (
            <Button size="xs" variant="light" loading={settle.isPending} onClick={resolve}>
              {words.resolve}
            </Button>
          )}
        </Group>
      ) : null}
    </li>
  );
}

function useTouches(): (incident: Incident) => string {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  return ({ touches: { segments, cities, products } }) => {
    const parts = [
      segments.length > 0 ? words.counts.segments(number(segments.length)) : null,
      cities.length > 0 ? words.counts.cities(cities.join(words.comma)) : null,
      products.length > 0 ? words.counts.products(number(products.length)) : null,
    ].filter((part) => part !== null);
    return parts.length > 0 ? parts.join(words.comma) : words.everybody;
  };
}
