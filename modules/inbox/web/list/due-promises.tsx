import { Popover, Text, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ConversationDue, ConversationRound, ConversationRow } from "../../contract.ts";
import { conversationPromisesQuery } from "../service-levels/calls.ts";
import { en as levelsEn } from "../service-levels/messages.en.ts";
import { fa as levelsFa } from "../service-levels/messages.fa.ts";
import { DueMark } from "./due-mark.tsx";

/** What is due in a conversation, and, when one asks, how every promise of it stands. */
export function DuePromises({ row, due }: { row: ConversationRow; due: ConversationDue }) {
  const words = useWords({ fa: levelsFa, en: levelsEn });
  const [opened, setOpened] = useState(false);
  const rounds = useQuery({ ...conversationPromisesQuery(row.id, row.revision), enabled: opened }).data?.rows;
  return (
    <Popover opened={opened} onChange={setOpened} width={280} position="bottom-start" shadow="md">
      <Popover.Target>
        <UnstyledButton aria-label={words.inConversation} fz="inherit" onClick={() => setOpened(!opened)}>
          <DueMark due={due} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm" fw="medium" mb={6}>
          {rounds?.[0] ? words.levelIs(rounds[0].level) : words.inConversation}
        </Text>
        {rounds?.map((round) => (
          <PromiseState key={round.target} round={round} />
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}

function PromiseState({ round }: { round: ConversationRound }) {
  const words = useWords({ fa: levelsFa, en: levelsEn });
  const format = useFormat();
  const state = round.breached ? (round.state === "met" ? "late" : "broken") : round.state;
  const when = round.state === "running" ? round.due_at : round.met_at;
  return (
    <Text size="sm" c={round.breached ? "var(--bad)" : "dimmed"}>
      {words.targets[round.target]}: {words.states[state]}
      {when ? ` · ${format.dateTime(when, "day")}` : ""}
    </Text>
  );
}
