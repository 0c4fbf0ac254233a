import { Button, Group, NumberInput, Select, SimpleGrid, Stack } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { ProductsField } from "../../../catalog/web/index.tsx";
import { type OccasionKind, type OccasionRow, type OccasionRule, occasionKinds, occasionRule } from "../../contract.ts";
import { useAskDeed } from "./ask-calls.ts";
import { AudienceFields, SegmentField } from "./audience-fields.tsx";
import { MannerFields, numberOf } from "./manner-fields.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** An occasion as it begins: with what most want. */
function usual(kind: OccasionKind): OccasionRule {
  if (kind === "period") return occasionRule.parse({ kind, audience: { kind: "all" }, repeat_days: 90 });
  if (kind === "segment") return { ...occasionRule.parse({ kind, segment: 1 }), segment: 0 } as OccasionRule;
  return occasionRule.parse({ kind, delay_hours: kind === "order" ? 24 : 1 });
}

type FormProps = { survey: string; kept: OccasionRow | null; onSaved: () => void };

/** What makes a survey ask, and how. */
export function OccasionForm({ survey, kept, onSaved }: FormProps) {
  const words = useWords({ fa, en });
  const [rule, setRule] = useState<OccasionRule>(kept?.rule ?? usual("order"));
  const set = (changed: object) => setRule((now) => ({ ...now, ...changed }) as OccasionRule);
  const path = `/surveys/${survey}/occasions`;
  const saving = useAskDeed(
    () => (kept ? api.put(`${path}/${kept.id}`, { rule, on: kept.on }) : api.post(path, { rule, on: true })),
    { done: words.occasions.saved, onDone: onSaved },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Select
          label={words.occasions.kind}
          allowDeselect={false}
          disabled={kept !== null}
          data={occasionKinds.map((value) => ({ value, label: words.occasions.kinds[value] }))}
          value={rule.kind}
          onChange={(kind) => kind && setRule(usual(kind as OccasionKind))}
        />
        <KindFields rule={rule} set={set} />
        <Sampling rule={rule} set={set} />
        <MannerFields manner={rule} onChange={set} />
        <Group justify="flex-end">
          <Button type="submit" loading={saving.isPending} disabled={rule.kind === "segment" && rule.segment === 0}>
            {words.occasions.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type FieldsProps = { rule: OccasionRule; set: (changed: object) => void };

function KindFields({ rule, set }: FieldsProps) {
  const words = useWords({ fa, en }).occasions;
  const delay = (
    <NumberInput
      label={words.delay}
      min={0}
      max={2160}
      value={rule.delay_hours}
      onChange={(value) => set({ delay_hours: numberOf(value) ?? 0 })}
    />
  );
  if (rule.kind === "period")
    return (
      <>
        <AudienceFields audience={rule.audience} onChange={(audience) => set({ audience })} />
        <SimpleGrid cols={2}>
          <NumberInput
            label={words.every}
            min={1}
            max={365}
            value={rule.repeat_days}
            onChange={(value) => set({ repeat_days: numberOf(value) ?? 90 })}
          />
          <NumberInput
            label={words.spread}
            min={0}
            max={90}
            value={rule.spread_days}
            onChange={(value) => set({ spread_days: numberOf(value) ?? 0 })}
          />
        </SimpleGrid>
      </>
    );
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      {rule.kind === "order" ? (
        <Select
          label={words.status}
          allowDeselect={false}
          data={Object.entries(words.statuses).map(([value, label]) => ({ value, label }))}
          value={rule.status}
          onChange={(status) => set({ status })}
        />
      ) : null}
      {rule.kind === "order" ? (
        <ProductsField
          most={1}
          label={words.product}
          description={words.productNote}
          value={rule.product === null ? [] : [rule.product]}
          onChange={([product = null]) => set({ product })}
        />
      ) : null}
      {rule.kind === "segment" ? <SegmentField value={rule.segment} onChange={(segment) => set({ segment })} /> : null}
      {delay}
    </SimpleGrid>
  );
}

function Sampling({ rule, set }: FieldsProps) {
  const words = useWords({ fa, en }).occasions;
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }}>
      <NumberInput
        label={words.share}
        min={1}
        max={100}
        value={Math.round(rule.share * 100)}
        onChange={(value) => set({ share: Math.max(0.01, (numberOf(value) ?? 100) / 100) })}
      />
      <NumberInput
        label={words.quota}
        placeholder={words.quotaNote}
        min={1}
        value={rule.quota_per_day ?? ""}
        onChange={(value) => set({ quota_per_day: numberOf(value) })}
      />
      <NumberInput
        label={words.everyDays}
        min={1}
        max={365}
        value={rule.every_days ?? ""}
        onChange={(value) => set({ every_days: numberOf(value) })}
      />
    </SimpleGrid>
  );
}
