import { Button, Group, Stack, Text, TextInput, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { usePreferences } from "../../../../platform/ui/preferences.tsx";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { RootCause } from "../../contract.ts";
import { causesQuery, useCaseDeed } from "../case-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** The tree of root causes: renamed, added to, taken from. */
export function CausesEditor() {
  const stored = useQuery({ ...causesQuery(), refetchOnWindowFocus: false }).data?.rows;
  return stored ? <Tree key={stored.map(({ key }) => key).join(" ")} stored={stored} /> : <ListSkeleton rows={5} />;
}

function Tree({ stored }: { stored: RootCause[] }) {
  const words = useWords({ fa, en });
  const [causes, setCauses] = useState<RootCause[]>(stored.map(({ key, parent, fa, en }) => ({ key, parent, fa, en })));
  const [changed, setChanged] = useState(false);
  const save = useCaseDeed(
    () => api.put("/root-causes", { rows: causes.filter(({ fa, en }) => fa || en) }),
    () => setChanged(false),
    words.saved,
  );
  const set = (next: RootCause[]) => {
    setCauses(next);
    setChanged(true);
  };
  const add = (parent: string | null) => {
    const key = `${parent ? `${parent}.` : ""}c${crypto.randomUUID().slice(0, 6)}`;
    const last = causes.findLastIndex((cause) => cause.key === parent || (parent !== null && cause.parent === parent));
    set(causes.toSpliced(parent === null ? causes.length : last + 1, 0, { key, parent, fa: "", en: "" }));
  };
  const remove = (key: string) => set(causes.filter((cause) => cause.key !== key && cause.parent !== key));
  return (
    <Stack gap={6} mt={36}>
      <Title order={2}>{words.causes}</Title>
      <Text size="sm" c="dimmed">
        {words.causesNote}
      </Text>
      {causes.map((cause) => (
        <Line
          key={cause.key}
          cause={cause}
          onName={(named) => set(causes.map((one) => (one.key === cause.key ? { ...one, ...named } : one)))}
          onAdd={cause.parent === null ? () => add(cause.key) : null}
          onRemove={() => remove(cause.key)}
        />
      ))}
      <Group gap={8} mt={8}>
        <Button variant="default" size="xs" leftSection={<IconPlus size={16} stroke={1.6} />} onClick={() => add(null)}>
          {words.addCause}
        </Button>
        <Button size="xs" disabled={!changed} loading={save.isPending} onClick={() => save.mutate(undefined)}>
          {words.save}
        </Button>
      </Group>
    </Stack>
  );
}

type LineProps = {
  cause: RootCause;
  onName: (named: Partial<RootCause>) => void;
  onAdd: (() => void) | null;
  onRemove: () => void;
};

function Line({ cause, onName, onAdd, onRemove }: LineProps) {
  const words = useWords({ fa, en });
  const { language } = usePreferences();
  return (
    <Group gap={6} wrap="nowrap" ps={cause.parent === null ? 0 : 24}>
      <TextInput
        size="xs"
        aria-label={words.name}
        dir="auto"
        value={cause[language]}
        placeholder={cause.fa || cause.en}
        onChange={(event) => onName({ [language]: event.currentTarget.value })}
        style={{ flex: 1 }}
      />
      {onAdd ? (
        <Button size="xs" variant="subtle" color="gray" px={8} onClick={onAdd}>
          {words.addBelow}
        </Button>
      ) : null}
      <Button size="xs" variant="subtle" color="gray" px={8} onClick={onRemove}>
        {words.remove}
      </Button>
    </Group>
  );
}
