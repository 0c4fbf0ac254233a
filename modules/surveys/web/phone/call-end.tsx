import { Button, Chip, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { DateField } from "../../../../platform/ui/date-field.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { CallOutcome } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

export type Ended = { outcome: CallOutcome; call_back_at: string | null; note: string | null };
type CallEndProps = { begun: boolean; busy: boolean; onEnd: (ended: Ended) => void };

const before = ["no_answer", "busy", "refused", "call_back", "wrong_number"] as const;
const during = ["partial", "refused", "call_back"] as const;

/** How a call ended that did not come to the end of the questions; where to call again, when. */
export function CallEnd({ begun, busy, onEnd }: CallEndProps) {
  const words = useWords({ fa, en });
  const [outcome, setOutcome] = useState<CallOutcome | null>(null);
  const [day, setDay] = useState<string | null>(null);
  const [clock, setClock] = useState("10:00");
  const [note, setNote] = useState("");
  const at = day ? new Date(`${day}T${clock}`) : null;
  const isGood = outcome !== null && (outcome !== "call_back" || (at !== null && at.getTime() > Date.now()));
  function end() {
    if (outcome)
      onEnd({
        outcome,
        call_back_at: outcome === "call_back" && at ? at.toISOString() : null,
        note: note.trim() || null,
      });
  }
  return (
    <Stack gap={12} role="group" aria-label={words.how}>
      <Text size="sm" fw={500}>
        {words.how}
      </Text>
      <Chip.Group value={outcome} onChange={(next) => setOutcome(next as CallOutcome)}>
        <Group gap={8}>
          {(begun ? during : before).map((one) => (
            <Chip key={one} value={one} size="sm">
              {words.outcomes[one]}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {outcome === "call_back" ? (
        <Group align="flex-end">
          <DateField w={190} label={words.day} value={day} onChange={setDay} />
          <TextInput
            type="time"
            dir="ltr"
            label={words.clock}
            value={clock}
            onChange={(event) => setClock(event.currentTarget.value)}
          />
        </Group>
      ) : null}
      {outcome ? (
        <>
          <TextInput
            maw={420}
            dir="auto"
            label={words.note}
            maxLength={1000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Group>
            <Button variant="default" disabled={!isGood} loading={busy} onClick={end}>
              {words.noteCall}
            </Button>
          </Group>
        </>
      ) : null}
    </Stack>
  );
}
