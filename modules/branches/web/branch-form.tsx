import { Button, Checkbox, Group, NumberInput, SegmentedControl, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { api } from "../../../platform/ui/api.ts";
import { useNotice } from "../../../platform/ui/notices.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { usualWeek, workingWeek } from "../../admin/contract.ts";
import { WeekField } from "../../admin/web/index.tsx";
import { type BranchBody, type BranchKind, type BranchRow, branchBody, branchKinds } from "../contract.ts";
import { useBranchDeed } from "./branch-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type BranchFormProps = { branch: BranchRow | null; onSaved: () => void };

const fresh: BranchBody = {
  ...{ kind: "own", name: "", city: "", address: "", phone: "", hours: usualWeek },
  ...{ open_on_holidays: false, latitude: null, longitude: null },
};

/** What a branch is, where it is and when it is open. */
export function BranchForm({ branch, onSaved }: BranchFormProps) {
  const words = useWords({ fa, en });
  const notice = useNotice();
  const [body, setBody] = useState<BranchBody>(branch ?? fresh);
  const set = (changed: Partial<BranchBody>) => setBody((now) => ({ ...now, ...changed }));
  const whole = branchBody.safeParse(body);
  const wrongHours = !workingWeek.safeParse(body.hours).success;
  const saving = useBranchDeed(async () => {
    if (branch) await api.put(`/branches/${branch.id}`, whole.data);
    else await api.post("/branches", whole.data);
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!whole.success) return;
    saving.mutate(undefined, {
      onSuccess: () => {
        notice.done(words.saved);
        onSaved();
      },
    });
  };
  const line = (field: "name" | "city" | "address" | "phone", most: number) => ({
    label: words[field],
    maxLength: most,
    value: body[field],
    onChange: (event: { currentTarget: { value: string } }) => set({ [field]: event.currentTarget.value }),
  });
  return (
    <form onSubmit={submit}>
      <Stack gap={16}>
        <SegmentedControl
          aria-label={words.kind}
          value={body.kind}
          data={branchKinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
          onChange={(kind) => set({ kind: kind as BranchKind })}
        />
        <TextInput data-autofocus required placeholder={words.namePlaceholder} {...line("name", 100)} />
        <TextInput required {...line("city", 60)} />
        <TextInput {...line("address", 300)} />
        <TextInput
          inputMode="tel"
          styles={{ input: { direction: "ltr", textAlign: "start" } }}
          {...line("phone", 40)}
        />
        <div>
          <Text fw={500} mb={4}>
            {words.hours}
          </Text>
          <WeekField week={body.hours} onChange={(hours) => set({ hours })} />
          {wrongHours ? (
            <Text size="sm" c="var(--bad)" role="alert">
              {words.wrongHours}
            </Text>
          ) : null}
        </div>
        <Checkbox
          label={words.holidays}
          checked={body.open_on_holidays}
          onChange={(event) => set({ open_on_holidays: event.currentTarget.checked })}
        />
        <MapFields body={body} set={set} />
        <Group justify="flex-end">
          <Button type="submit" loading={saving.isPending} disabled={!whole.success}>
            {words.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function MapFields({ body, set }: { body: BranchBody; set: (changed: Partial<BranchBody>) => void }) {
  const words = useWords({ fa, en });
  const half = (body.latitude === null) !== (body.longitude === null);
  const field = (name: "latitude" | "longitude", most: number) => (
    <NumberInput
      flex={1}
      hideControls
      label={words[name]}
      min={-most}
      max={most}
      decimalScale={6}
      value={body[name] ?? ""}
      onChange={(value) => set({ [name]: typeof value === "number" ? value : null })}
    />
  );
  return (
    <div>
      <Text fw={500}>{words.map}</Text>
      <Text size="sm" c="dimmed" mb={8}>
        {words.mapNote}
      </Text>
      <Group gap={12} align="flex-start">
        {field("latitude", 90)}
        {field("longitude", 180)}
      </Group>
      {half ? (
        <Text size="sm" c="var(--bad)" role="alert" mt={4}>
          {words.both}
        </Text>
      ) : null}
    </div>
  );
}
