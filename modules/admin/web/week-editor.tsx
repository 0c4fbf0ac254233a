import { Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import { api } from "../../../platform/ui/api.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { brandSettings, type WorkingWeek, workingWeek } from "../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useSaving } from "./use-saving.ts";
import { WeekField } from "./week-field.tsx";

/** The hours of each weekday, several periods a day where wanted. */
export function WeekEditor({ week: saved }: { week: WorkingWeek }) {
  const all = useWords({ fa, en });
  const [week, setWeek] = useState(saved);
  const wrong = !workingWeek.safeParse(week).success;
  const saving = useSaving((next: WorkingWeek) => api.patch("/brand", { workingWeek: next }, brandSettings), {
    done: all.saved,
    renews: ["brand"],
  });
  return (
    <div>
      <WeekField week={week} onChange={setWeek} />
      {wrong ? (
        <Text size="sm" c="var(--bad)" role="alert" mt={12}>
          {all.time.wrong}
        </Text>
      ) : null}
      <Group mt={16}>
        <Button loading={saving.isPending} disabled={wrong} onClick={() => saving.mutate(week)}>
          {all.save}
        </Button>
      </Group>
    </div>
  );
}
