import { Button, Checkbox, Group, Modal, NumberInput, Stack, TagsInput, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { usualWeek, workingWeek } from "../../../admin/contract.ts";
import { WeekField } from "../../../admin/web/index.tsx";
import type { Agent } from "../../contract.ts";
import { Face } from "../parts/face.tsx";
import { useSaving } from "../settings/use-saving.ts";
import styles from "./assignment.module.css";
import { agentsQuery, assignmentQuery } from "./assignment-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** What each colleague can, how much they get at once, and when they work. */
export function AgentsSection() {
  const words = useWords({ fa, en });
  const format = useFormat();
  const [open, setOpen] = useState<Agent | null>(null);
  const rows = useQuery(agentsQuery()).data?.rows ?? [];
  const comma = format.language === "fa" ? "، " : ", ";
  return (
    <section className={styles["section"]}>
      <Title order={2}>{words.agentsTitle}</Title>
      <Text size="sm" c="dimmed">
        {words.agentsNote}
      </Text>
      <ul className={styles["list"]}>
        {rows.map((agent) => (
          <li key={agent.id} className={styles["line"]}>
            <Face name={agent.name} size={34} />
            <div className={styles["who"]}>
              <bdi>{agent.name}</bdi>
              <div className={styles["sub"]}>
                {agent.skills.length > 0 ? agent.skills.join(comma) : words.noSkills} ·{" "}
                {words.room(format.number(agent.capacity))} · {agent.week ? words.ownWeek : words.brandWeek}
              </div>
            </div>
            <Button variant="subtle" color="gray" size="xs" px={8} onClick={() => setOpen(agent)}>
              {words.change}
            </Button>
          </li>
        ))}
      </ul>
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={open?.name}
        closeButtonProps={{ "aria-label": words.close }}
      >
        {open ? <AgentForm agent={open} all={rows} onSaved={() => setOpen(null)} /> : null}
      </Modal>
    </section>
  );
}

type AgentFormProps = { agent: Agent; all: readonly Agent[]; onSaved: () => void };

function AgentForm({ agent, all, onSaved }: AgentFormProps) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const usual = useQuery(assignmentQuery()).data?.capacity ?? agent.capacity;
  const [form, setForm] = useState({ capacity: agent.own_capacity, skills: agent.skills, week: agent.week });
  const saving = useSaving(() => api.put(`/agents/${agent.id}`, form), {
    done: words.saved,
    renews: "agents",
    onDone: onSaved,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={18}>
        <TagsInput
          data-autofocus
          label={words.skills}
          description={words.skillsNote}
          data={[...new Set(all.flatMap((one) => one.skills))]}
          value={form.skills}
          onChange={(skills) => setForm({ ...form, skills })}
        />
        <NumberInput
          label={words.capacity}
          description={words.ownCapacity(format.number(usual))}
          min={0}
          max={500}
          value={form.capacity ?? ""}
          onChange={(value) => setForm({ ...form, capacity: typeof value === "number" ? value : null })}
        />
        <Checkbox
          label={words.ownWeek}
          checked={form.week !== null}
          onChange={(event) => setForm({ ...form, week: event.currentTarget.checked ? usualWeek : null })}
        />
        {form.week ? <WeekField week={form.week} onChange={(week) => setForm({ ...form, week })} /> : null}
        <Group justify="flex-end">
          <Button
            type="submit"
            loading={saving.isPending}
            disabled={form.week !== null && !workingWeek.safeParse(form.week).success}
          >
            {words.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
