import { Button, Checkbox, Code, Group, Stack, TagsInput, Text, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type MacroDeeds, type MacroRow, macroDeeds } from "../../contract.ts";
import { labelsQuery } from "../inbox-calls.ts";
import { useInboxWords } from "../parts/use-inbox-words.ts";
import { useSaving } from "../settings/use-saving.ts";
import { MacroMarks } from "./macro-marks.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

const variables = ["{{customer.name}}", "{{agent.name}}", "{{brand.name}}"];

/** What a macro is called and what it does. */
export function MacroForm({ macro, onSaved }: { macro: MacroRow | null; onSaved: () => void }) {
  const words = useWords({ fa, en });
  const { save } = useInboxWords();
  const [name, setName] = useState(macro?.name ?? "");
  const [mine, setMine] = useState(macro?.mine ?? false);
  const [deeds, setDeeds] = useState<MacroDeeds>(macro?.deeds ?? macroDeeds.parse({}));
  const change = (changed: Partial<MacroDeeds>) => setDeeds({ ...deeds, ...changed });
  const saving = useSaving(
    () => {
      const body = {
        name: name.trim(),
        mine,
        deeds: { ...deeds, reply: deeds.reply?.trim(), note: deeds.note?.trim() },
      };
      return macro ? api.put(`/macros/${macro.id}`, body) : api.post("/macros", body);
    },
    { renews: "macros", onDone: onSaved },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={18}>
        <TextInput
          data-autofocus
          required
          label={words.name}
          placeholder={words.namePlaceholder}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Words deeds={deeds} onChange={change} />
        <Labels deeds={deeds} onChange={change} />
        <MacroMarks deeds={deeds} onChange={change} />
        <Checkbox label={words.mine} checked={mine} onChange={(event) => setMine(event.currentTarget.checked)} />
        <Group justify="flex-end">
          <Button type="submit" loading={saving.isPending} disabled={name.trim() === ""}>
            {save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

export type PartProps = { deeds: MacroDeeds; onChange: (changed: Partial<MacroDeeds>) => void };

function Words({ deeds, onChange }: PartProps) {
  const words = useWords({ fa, en });
  return (
    <>
      <div>
        <Textarea
          autosize
          minRows={3}
          label={words.reply}
          value={deeds.reply ?? ""}
          onChange={(event) => onChange({ reply: event.currentTarget.value })}
        />
        <Text size="sm" c="dimmed" mt={6}>
          {words.replyNote}{" "}
          {variables.map((one) => (
            <Code key={one} dir="ltr" me={6}>
              {one}
            </Code>
          ))}
        </Text>
      </div>
      <Textarea
        autosize
        minRows={2}
        label={words.noteField}
        value={deeds.note ?? ""}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </>
  );
}

function Labels({ deeds, onChange }: PartProps) {
  const words = useWords({ fa, en });
  const known = useQuery(labelsQuery(null)).data?.rows.map(({ label }) => label) ?? [];
  return (
    <>
      <TagsInput
        label={words.addLabels}
        data={known}
        value={deeds.add_labels}
        onChange={(labels) => onChange({ add_labels: labels })}
      />
      <TagsInput
        label={words.removeLabels}
        data={known}
        value={deeds.remove_labels}
        onChange={(labels) => onChange({ remove_labels: labels })}
      />
    </>
  );
}
