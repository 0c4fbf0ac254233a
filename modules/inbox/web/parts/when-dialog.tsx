import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { addDays, dayOf, instantOf, isoDay, parseIsoDay } from "../../../../platform/i18n/index.ts";
import { DateField } from "../../../../platform/ui/date-field.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useInboxWords } from "./use-inbox-words.ts";

type WhenDialogProps = { opened: boolean; onClose: () => void; onPick: (at: Date) => void; deed: string };

/** Asks for a day and an hour on the brand's clock; a time that has passed is not taken. */
export function WhenDialog({ opened, onClose, onPick, deed }: WhenDialogProps) {
  const words = useInboxWords();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={words.when.title}
      size="sm"
      closeButtonProps={{ "aria-label": words.close }}
    >
      <WhenFields deed={deed} onClose={onClose} onPick={onPick} />
    </Modal>
  );
}

function WhenFields({ deed, onClose, onPick }: Omit<WhenDialogProps, "opened">) {
  const words = useInboxWords();
  const { timeZone } = useFormat();
  const [day, setDay] = useState<string | null>(() => isoDay(addDays(dayOf(new Date(), timeZone), 1)));
  const [clock, setClock] = useState("09:00");
  const at = instantOn(day, clock, timeZone);
  const past = at !== null && at.getTime() <= Date.now();
  return (
    <Stack gap={16}>
      <Group gap={12} grow align="flex-start">
        <DateField label={words.when.day} value={day} onChange={setDay} error={past ? words.when.past : undefined} />
        <TextInput
          type="time"
          className="ltr-input"
          label={words.when.hour}
          value={clock}
          onChange={(event) => setClock(event.currentTarget.value)}
        />
      </Group>
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onClose}>
          {words.cancel}
        </Button>
        <Button
          disabled={at === null || past}
          onClick={() => {
            if (at) onPick(at);
            onClose();
          }}
        >
          {deed}
        </Button>
      </Group>
    </Stack>
  );
}

/** The instant of a day and a clock time on a zone's clock; null where either is missing. */
export function instantOn(day: string | null, clock: string, timeZone: string): Date | null {
  const date = day ? parseIsoDay(day) : null;
  const time = /^(\d{1,2}):(\d{2})/.exec(clock);
  if (!date || !time) return null;
  return instantOf({ ...date, hour: Number(time[1]), minute: Number(time[2]) }, timeZone);
}
