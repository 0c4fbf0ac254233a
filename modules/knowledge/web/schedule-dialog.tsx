import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { DateField } from "../../../platform/ui/date-field.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type DialogProps = { opened: boolean; onClose: () => void; onChosen: (at: string) => void };

/** When an article is to be published: a day and a time on this device's clock. */
export function ScheduleDialog({ opened, onClose, onChosen }: DialogProps) {
  const words = useWords({ fa, en });
  const [day, setDay] = useState<string | null>(null);
  const [clock, setClock] = useState("09:00");
  const at = day ? new Date(`${day}T${clock}`) : null;
  const isGood = at !== null && !Number.isNaN(at.getTime()) && at.getTime() > Date.now();
  return (
    <Modal opened={opened} onClose={onClose} title={words.schedule} closeButtonProps={{ "aria-label": words.close }}>
      <Stack gap={18}>
        <DateField label={words.day} value={day} onChange={setDay} />
        <TextInput
          type="time"
          dir="ltr"
          label={words.clock}
          value={clock}
          onChange={(event) => setClock(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button disabled={!isGood} onClick={() => at && onChosen(at.toISOString())}>
            {words.schedule}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
