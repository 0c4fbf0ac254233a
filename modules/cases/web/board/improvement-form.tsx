import { Button, Group, MultiSelect, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { DateField } from "../../../../platform/ui/date-field.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type ImprovementBody, type ImprovementRow, improvementStates } from "../../contract.ts";
import { causesQuery, membersQuery, useCaseDeed } from "../case-calls.ts";
import { useCauseNames } from "../parts/case-marks.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
const usualDays = () => ({ before: { from: day(90), to: day(31) }, after: { from: day(30), to: day(0) } });

function draftOf(row: ImprovementRow | null): ImprovementBody {
  if (!row) return { title: "", what: "", root_causes: [], assignee: null, state: "planned", metric: null };
  const { title, what, root_causes, assignee, state, metric } = row;
  return { title, what, root_causes, assignee: assignee?.id ?? null, state, metric };
}

/** Says what changes, which causes it removes, who does it, and in which number it should show. */
export function ImprovementForm({ row, onSaved }: { row: ImprovementRow | null; onSaved: () => void }) {
  const words = useWords({ fa, en });
  const causeName = useCauseNames();
  const causes = useQuery(causesQuery()).data?.rows ?? [];
  const members = useQuery(membersQuery()).data?.rows ?? [];
  const [draft, setDraft] = useState(() => draftOf(row));
  const set = (changed: Partial<ImprovementBody>) => setDraft({ ...draft, ...changed });
  const save = useCaseDeed(
    (body: ImprovementBody) => (row ? api.put(`/improvements/${row.id}`, body) : api.post("/improvements", body)),
    onSaved,
  );
  const known = Object.keys(words.metrics);
  const metrics = draft.metric && !known.includes(draft.metric.metric) ? [...known, draft.metric.metric] : known;
  return (
    <Stack gap={14}>
      <TextInput
        label={words.name}
        required
        dir="auto"
        value={draft.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <Textarea
        label={words.what}
        dir="auto"
        autosize
        minRows={2}
        value={draft.what}
        onChange={(event) => set({ what: event.currentTarget.value })}
      />
      <MultiSelect
        label={words.itsCauses}
        searchable
        data={causes.map(({ key }) => ({ value: key, label: causeName(key) }))}
        value={draft.root_causes}
        onChange={(root_causes) => set({ root_causes })}
      />
      <Select
        label={words.owner}
        clearable
        searchable
        data={members.map(({ userId, name }) => ({ value: userId, label: name }))}
        value={draft.assignee}
        onChange={(assignee) => set({ assignee })}
      />
      <Select
        label={words.state}
        allowDeselect={false}
        data={improvementStates.map((one) => ({ value: one, label: words.states[one] }))}
        value={draft.state}
        onChange={(state) => set({ state: (state as ImprovementBody["state"]) ?? "planned" })}
      />
      <Select
        label={words.metric}
        placeholder={words.noMetric}
        clearable
        data={metrics.map((value) => ({ value, label: words.metrics[value] ?? value }))}
        value={draft.metric?.metric ?? null}
        onChange={(metric) => set({ metric: metric ? { ...usualDays(), options: {}, ...draft.metric, metric } : null })}
      />
      {draft.metric ? <Days metric={draft.metric} onChange={(metric) => set({ metric })} /> : null}
      <Button
        disabled={!draft.title.trim()}
        loading={save.isPending}
        onClick={() => save.mutate(draft)}
        style={{ alignSelf: "start" }}
      >
        {words.save}
      </Button>
    </Stack>
  );
}

type Watched = NonNullable<ImprovementBody["metric"]>;

function Days({ metric, onChange }: { metric: Watched; onChange: (metric: Watched) => void }) {
  const words = useWords({ fa, en });
  const put = (side: "before" | "after", end: "from" | "to", next: string | null) => {
    if (next) onChange({ ...metric, [side]: { ...metric[side], [end]: next } });
  };
  return (["before", "after"] as const).map((side) => (
    <Group key={side} gap={12} grow>
      {(["from", "to"] as const).map((end) => (
        <DateField
          key={end}
          label={`${words[side]}، ${words[end]}`}
          value={metric[side][end]}
          onChange={(next) => put(side, end, next)}
        />
      ))}
    </Group>
  ));
}
