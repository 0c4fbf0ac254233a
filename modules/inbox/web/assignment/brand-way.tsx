import { Button, Group, NumberInput, Stack, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { BrandWay } from "../../contract.ts";
import { useSaving } from "../settings/use-saving.ts";
import styles from "./assignment.module.css";
import { assignmentQuery } from "./assignment-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { WayFields } from "./way-fields.tsx";

/** How conversations without a team are given out, and what counts for everybody. */
export function BrandWaySection() {
  const words = useWords({ fa, en });
  const known = useQuery(assignmentQuery()).data;
  if (!known) return null;
  const { teams: _teams, ...way } = known;
  return (
    <section className={styles["section"]}>
      <Title order={2} mb={12}>
        {words.brandTitle}
      </Title>
      <BrandWayForm key={JSON.stringify(way)} known={way} />
    </section>
  );
}

function BrandWayForm({ known }: { known: BrandWay }) {
  const words = useWords({ fa, en });
  const [form, setForm] = useState(known);
  const change = (changed: Partial<BrandWay>) => setForm((before) => ({ ...before, ...changed }));
  const saving = useSaving(() => api.put("/assignment", form), { done: words.saved, renews: "assignment" });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={18} maw={560}>
        <WayFields value={form} onChange={change} />
        <Group grow align="flex-start">
          <NumberInput
            label={words.capacity}
            description={words.capacityNote}
            min={0}
            max={500}
            value={form.capacity}
            onChange={(value) => typeof value === "number" && change({ capacity: value })}
          />
          <NumberInput
            label={words.idle}
            min={2}
            max={240}
            value={form.idle_minutes}
            onChange={(value) => typeof value === "number" && change({ idle_minutes: value })}
          />
        </Group>
        <Group>
          <Button type="submit" loading={saving.isPending}>
            {words.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
