import { Button, Group, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useAddressPart } from "../../../../platform/ui/address.ts";
import { api } from "../../../../platform/ui/api.ts";
import { useChanges } from "../../../../platform/ui/changes.ts";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { PageSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { CaseShown } from "../../contract.ts";
import { caseQuery, useCaseDeed } from "../case-calls.ts";
import styles from "../cases.module.css";
import { DueMark, GraveMark, StateBadge, useCaseWords } from "../parts/case-marks.tsx";
import { Answers } from "./answers.tsx";
import { CaseDeeds } from "./case-deeds.tsx";
import { CaseSide } from "./case-side.tsx";
import { History } from "./history.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { SolveBox } from "./solve-box.tsx";

/** One case: what was answered, what happened, what one can do, and everything around it. */
export default function CasePage() {
  const id = Number(useAddressPart("id"));
  const shared = useCaseWords();
  const format = useFormat();
  const one = useQuery(caseQuery(id));
  const writes = useCan("cases.write");
  useChanges([`case:${id}`], () => void one.refetch());
  if (one.error) return <ErrorState error={one.error} onRetry={() => void one.refetch()} />;
  if (!one.data) return <PageSkeleton />;
  const { data: shown } = one;
  const note = (
    <Group gap={12}>
      <span>{shared.number(format.number(shown.number))}</span>
      <StateBadge state={shown.state} />
      <DueMark row={shown} />
      <GraveMark row={shown} />
    </Group>
  );
  const over = shown.closed_at !== null;
  return (
    <Page
      title={shown.title || shared.number(format.number(shown.number))}
      note={note}
      action={writes ? <MoreDeeds shown={shown} /> : undefined}
    >
      <div className={styles["columns"]}>
        <div>
          <Answers shown={shown} />
          {writes && !over ? <CaseDeeds shown={shown} /> : null}
          {writes && !over ? <SolveBox key={shown.state} shown={shown} /> : null}
          <History shown={shown} />
        </div>
        <CaseSide shown={shown} />
      </div>
    </Page>
  );
}

function MoreDeeds({ shown }: { shown: CaseShown }) {
  const words = useWords({ fa, en });
  const undo = useUndoNotice();
  const reopen = useCaseDeed(() => api.post(`/cases/${shown.id}/reopening`));
  const withdraw = useCaseDeed(
    () => api.post(`/cases/${shown.id}/withdrawal`),
    () => undo(words.withdrawnSaid, () => reopen.mutate(undefined)),
  );
  const snooze = useCaseDeed((until: string | null) => api.patch(`/cases/${shown.id}`, { snoozed_until: until }));
  const tomorrow = () => {
    const until = new Date(Date.now() + 86_400_000).toISOString();
    snooze.mutate(until, { onSuccess: () => undo(words.snoozed, () => snooze.mutate(null)) });
  };
  if (shown.closed_at !== null) {
    return (
      <Button variant="default" loading={reopen.isPending} onClick={() => reopen.mutate(undefined)}>
        {words.reopen}
      </Button>
    );
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" px={10} aria-label={words.about}>
          <IconDots size={18} stroke={1.6} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {shown.snoozed_until ? (
          <Menu.Item onClick={() => snooze.mutate(null)}>{words.awake}</Menu.Item>
        ) : (
          <Menu.Item onClick={tomorrow}>{words.snooze}</Menu.Item>
        )}
        <Menu.Item onClick={() => withdraw.mutate(undefined)}>{words.withdraw}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
