import { Button, Checkbox, Group, Stack, TagsInput, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type IncidentBody, incidentBody } from "../../contract.ts";
import { BothWordsField } from "../parts/both-words-field.tsx";
import { useSaving } from "../parts/use-saving.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { MomentFields } from "./moment-fields.tsx";
import { IntentsField, ProductsField, SegmentsField } from "./touches-fields.tsx";

type IncidentFormProps = { incident: (IncidentBody & { id: number }) | null; onSaved: () => void };

const fresh = (): IncidentBody => ({
  title: "",
  message: { fa: "", en: "" },
  words: [],
  intents: [],
  touches: { segments: [], cities: [], products: [] },
  from: new Date().toISOString(),
  until: null,
});

/** What happened, what is said about it, whom it touches, and from when to when. */
export function IncidentForm({ incident, onSaved }: IncidentFormProps) {
  const words = useWords({ fa, en });
  const [body, setBody] = useState<IncidentBody>(incident ?? fresh);
  const set = (changed: Partial<IncidentBody>) => setBody((now) => ({ ...now, ...changed }));
  const touch = (changed: Partial<IncidentBody["touches"]>) => set({ touches: { ...body.touches, ...changed } });
  const whole = incidentBody.safeParse(body);
  const backwards = body.until !== null && Date.parse(body.until) <= Date.parse(body.from);
  const saving = useSaving(
    async () => {
      if (incident) await api.put(`/incidents/${incident.id}`, whole.data);
      else await api.post("/incidents", whole.data);
    },
    { done: words.saved, renews: ["incidents"], onDone: onSaved },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (whole.success && !backwards) saving.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={16}>
        <TextInput
          data-autofocus
          required
          maxLength={200}
          label={words.what}
          placeholder={words.whatPlaceholder}
          value={body.title}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <BothWordsField label={words.message} value={body.message} onChange={(message) => set({ message })} />
        <TagsInput
          label={words.words}
          description={words.wordsNote}
          maxTags={40}
          value={body.words}
          onChange={(list) => set({ words: list.map((word) => word.slice(0, 60)).filter((word) => word.length > 1) })}
        />
        <IntentsField value={body.intents} onChange={(intents) => set({ intents })} />
        <MomentFields
          dayLabel={words.fromDay}
          hourLabel={words.fromHour}
          value={body.from}
          onChange={(from) => from && set({ from })}
        />
        <Checkbox
          label={words.nobodyKnows}
          checked={body.until === null}
          onChange={(event) =>
            set({
              until: event.currentTarget.checked ? null : new Date(Date.parse(body.from) + 7_200_000).toISOString(),
            })
          }
        />
        {body.until === null ? null : (
          <MomentFields
            dayLabel={words.untilDay}
            hourLabel={words.untilHour}
            error={backwards ? words.backwards : undefined}
            value={body.until}
            onChange={(until) => until && set({ until })}
          />
        )}
        <div>
          <Text fw={500}>{words.touches}</Text>
          <Text size="sm" c="dimmed">
            {words.touchesNote}
          </Text>
        </div>
        <SegmentsField value={body.touches.segments} onChange={(segments) => touch({ segments })} />
        <TagsInput
          label={words.cities}
          maxTags={50}
          value={body.touches.cities}
          onChange={(cities) => touch({ cities: cities.map((city) => city.slice(0, 60)) })}
        />
        <ProductsField value={body.touches.products} onChange={(products) => touch({ products })} />
        <Group justify="flex-end">
          <Button type="submit" loading={saving.isPending} disabled={!whole.success || backwards}>
            {words.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
