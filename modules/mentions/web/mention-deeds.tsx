import { Button, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../platform/ui/api.ts";
import { BrandLink } from "../../../platform/ui/brand-link.tsx";
import { useUndoNotice } from "../../../platform/ui/notices.tsx";
import { useCan } from "../../../platform/ui/session.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { Mention, MentionChange, MentionState } from "../contract.ts";
import { CaseForMention } from "./case-for-mention.tsx";
import { GroupAnswer } from "./group-answer.tsx";
import { membersQuery, useMentionDeed } from "./mention-calls.ts";
import styles from "./mentions.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** What can be done about a mention: answer, give to a colleague, open a case, ignore; what changes how it stands can be taken back. */
export function MentionDeeds({ row }: { row: Mention }) {
  const words = useWords({ fa, en });
  const [answering, setAnswering] = useState(false);
  const undo = useUndoNotice();
  const change = useMentionDeed((body: MentionChange) => api.patch(`/mentions/${row.id}`, body));
  // By the promise: the change feed may take this line away before its answer is here, and what is told to `mutate` goes with it.
  const become = (state: MentionState, said?: string) =>
    void change.mutateAsync({ state }).then(
      () => said && undo(said, () => change.mutate({ state: row.state })),
      () => {},
    );
  return (
    <>
      <div className={styles["deeds"]}>
        {row.in_group ? (
          <Button size="compact-sm" variant="light" data-deed="answer" onClick={() => setAnswering(true)}>
            {words.deeds.answerHere}
          </Button>
        ) : row.link ? (
          <Button
            component="a"
            href={row.link}
            target="_blank"
            rel="noopener noreferrer nofollow"
            size="compact-sm"
            variant="light"
            data-deed="answer"
          >
            {words.deeds.open}
          </Button>
        ) : null}
        {row.state === "new" ? (
          <>
            <Button size="compact-sm" variant="subtle" onClick={() => become("answered", words.done.answered)}>
              {words.deeds.markAnswered}
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              data-deed="ignore"
              onClick={() => become("ignored", words.done.ignored)}
            >
              {words.deeds.ignore}
            </Button>
          </>
        ) : (
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => become("new")}>
            {words.deeds.back}
          </Button>
        )}
        <CaseDeed row={row} />
        <Assignee row={row} onChange={(assignee) => change.mutate({ assignee })} />
      </div>
      {answering ? <GroupAnswer row={row} onClose={() => setAnswering(false)} /> : null}
    </>
  );
}

function Assignee({ row, onChange }: { row: Mention; onChange: (assignee: string | null) => void }) {
  const words = useWords({ fa, en }).deeds;
  const members = useQuery({ ...membersQuery(), enabled: useCan("members.read") }).data?.rows ?? [];
  if (members.length === 0) return row.assignee ? <bdi>{row.assignee.name}</bdi> : null;
  return (
    <Select
      size="xs"
      w={170}
      aria-label={words.assign}
      placeholder={words.assign}
      clearable
      searchable={members.length > 8}
      clearButtonProps={{ "aria-label": words.nobody }}
      data={members.map(({ userId, name }) => ({ value: userId, label: name }))}
      value={row.assignee?.id ?? null}
      onChange={onChange}
    />
  );
}

function CaseDeed({ row }: { row: Mention }) {
  const words = useWords({ fa, en });
  const [asking, setAsking] = useState(false);
  const opens = useCan("cases.write");
  const open = useMentionDeed(
    (customer: number | null) => api.post(`/mentions/${row.id}/case`, { ...(customer !== null && { customer }) }),
    { done: words.done.case, onDone: () => setAsking(false) },
  );
  if (row.case_id !== null) return <BrandLink path={`cases/${row.case_id}`}>{words.deeds.seeCase}</BrandLink>;
  if (!opens) return null;
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        loading={open.isPending}
        onClick={() => (row.customer ? open.mutate(null) : setAsking(true))}
      >
        {words.deeds.case}
      </Button>
      <CaseForMention opened={asking} onClose={() => setAsking(false)} onChosen={(id) => open.mutate(id)} />
    </>
  );
}
