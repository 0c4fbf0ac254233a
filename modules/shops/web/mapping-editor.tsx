import { Alert, Badge, Button, Group, Stack, Text, Textarea, Title } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../platform/ui/api.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { fieldsOf, type Mapping, type Previewed } from "../contract/mapping.ts";
import type { Shop } from "../contract/shops.ts";
import { guessPaths, leavesOf } from "./guess-paths.ts";
import { MappingFields } from "./mapping-fields.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { SampleTree } from "./sample-tree.tsx";
import styles from "./shops.module.css";
import { previewQuery, useShopDeed } from "./shops-calls.ts";

type EditorProps = { shop: Shop; sample: string; onSample: (sample: string) => void };

/** Which field comes from where in what a program sends, tried on a sample while it is made; only what reads right is kept. */
export function MappingEditor({ shop, sample, onSample }: EditorProps) {
  const words = useWords({ fa, en });
  const { takes, mapping: kept } = shop.webhook!;
  const [mapping, setMapping] = useState<Mapping>(kept);
  const [chosen, setChosen] = useState<string>(fieldsOf[takes][0]!.name);
  const [asked] = useDebouncedValue({ mapping, sample }, 250);
  const { data } = useQuery(previewQuery(takes, asked.mapping, asked.sample));
  const json = parsed(sample);
  const isLine = fieldsOf[takes].some(({ name, line }) => name === chosen && line);
  const save = useShopDeed(() => api.put(`/webhook-sources/${shop.id}/mapping`, { mapping, sample }), {
    done: words.mapping.kept,
  });
  const pick = (path: string) => {
    setMapping((now) => ({ ...now, [chosen]: { ...now[chosen], path, constant: undefined } }));
    const fields = fieldsOf[takes];
    const next = fields
      .slice(fields.findIndex(({ name }) => name === chosen) + 1)
      .find(({ name }) => !mapping[name]?.path);
    if (next) setChosen(next.name);
  };
  return (
    <section>
      <Title order={2} mb={4}>
        {words.mapping.title}
      </Title>
      <Text size="sm" c="dimmed" mb={16}>
        {words.mapping.note}
      </Text>
      <div className={styles["editor"]}>
        <MappingFields
          takes={takes}
          mapping={mapping}
          chosen={chosen}
          preview={sample.trim() ? (data ?? null) : null}
          onChoose={setChosen}
          onChange={(field, rule) => setMapping((now) => ({ ...now, [field]: rule }))}
        />
        <Stack gap={10}>
          {json === undefined ? (
            <Textarea
              label={words.mapping.sample}
              placeholder={words.mapping.paste}
              autosize
              minRows={10}
              maxRows={24}
              dir="ltr"
              styles={{ label: { direction: "inherit" } }}
              error={sample.trim() ? words.reasons.not_json : undefined}
              value={sample}
              onChange={({ currentTarget }) => onSample(currentTarget.value)}
            />
          ) : (
            <>
              <Group justify="space-between">
                <Text size="sm" aria-live="polite">
                  {words.mapping.pick(words.fields[chosen] ?? chosen)}
                </Text>
                <Group gap={4}>
                  <Button
                    size="compact-sm"
                    variant="light"
                    onClick={() => setMapping((now) => guessPaths(takes, now, leavesOf(json)))}
                  >
                    {words.mapping.guess}
                  </Button>
                  <Button size="compact-sm" variant="subtle" color="gray" onClick={() => onSample("")}>
                    {words.mapping.change}
                  </Button>
                </Group>
              </Group>
              <SampleTree value={json} many={isLine} onPick={pick} />
            </>
          )}
          {json === undefined || !data ? null : <Outcome preview={data} />}
          <Group>
            <Button
              disabled={!data?.ok || json === undefined}
              loading={save.isPending}
              onClick={() => save.mutate(undefined)}
            >
              {words.mapping.save}
            </Button>
          </Group>
        </Stack>
      </div>
    </section>
  );
}

function Outcome({ preview: { ok, problem } }: { preview: Previewed }) {
  const words = useWords({ fa, en });
  if (ok)
    return (
      <Group>
        <Badge variant="light" color="firuze" size="lg">
          {words.mapping.good}
        </Badge>
      </Group>
    );
  const field = problem?.field ? `${words.fields[problem.field] ?? problem.field}: ` : "";
  return (
    <Alert variant="light" color="yellow" title={words.mapping.bad}>
      {problem ? `${field}${words.reasons[problem.code]}` : null}
    </Alert>
  );
}

function parsed(sample: string): unknown {
  if (!sample.trim()) return undefined;
  try {
    const value: unknown = JSON.parse(sample);
    return value !== null && typeof value === "object" ? value : undefined;
  } catch {
    return undefined;
  }
}
