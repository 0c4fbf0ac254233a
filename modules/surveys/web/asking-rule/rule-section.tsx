import { Button, Group, Stack, Switch, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import type * as z from "zod";
import { api } from "../../../../platform/ui/api.ts";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { siteList } from "../../../admin/contract.ts";
import { askKey, useAskDeed } from "../ask/ask-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./rule.module.css";
import type { Site } from "./rule-line.tsx";

type Asking<Rule> = { rule: Rule | null; on: boolean };
/** `sites` is null where one may not see them, or they are not there yet. */
type Beside<Rule> = { rule: Rule; sites: readonly Site[] | null };

type RuleSectionProps<Rule, Kept extends Asking<Rule>> = {
  survey: string;
  /** Where the rule is kept: `/surveys/KEY/in-app`. */
  way: "on-site" | "in-app";
  shape: z.ZodType<Kept>;
  fresh: Rule;
  words: Record<"title" | "note" | "empty" | "begin" | "on" | "noSite", string>;
  sentence: (rule: Rule) => ReactNode;
  counts: (kept: Kept) => string;
  fields: (rule: Rule, set: (changed: Partial<Rule>) => void, sites: readonly Site[]) => ReactNode;
  /** Under the rule as it is kept, and under the one that is being written. */
  below?: (kept: Beside<Rule>) => ReactNode;
  preview?: (rule: Rule) => ReactNode;
};

/** A rule by which a survey asks by itself in some place: read as a sentence, switched on and off, and written as one with gaps. */
export function RuleSection<Rule extends object, Kept extends Asking<Rule>>(props: RuleSectionProps<Rule, Kept>) {
  const { survey, way, shape, words } = props;
  const shared = useWords({ fa, en });
  const may = useCan("surveys.write");
  const [editing, setEditing] = useState(false);
  const kept = useQuery({
    queryKey: askKey(way, survey),
    queryFn: ({ signal }) => api.get(`/surveys/${survey}/${way}`, shape, { signal }),
  });
  const sites = useSites();
  return (
    <section>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Title order={2}>{words.title}</Title>
          <Text size="sm" c="dimmed">
            {words.note}
          </Text>
        </div>
        {may && !editing && kept.data ? (
          <Button variant="light" style={{ flexShrink: 0 }} onClick={() => setEditing(true)}>
            {kept.data.rule ? shared.edit : words.begin}
          </Button>
        ) : null}
      </Group>
      {kept.error ? <ErrorState error={kept.error} onRetry={() => void kept.refetch()} /> : null}
      {kept.isPending ? <ListSkeleton rows={1} /> : null}
      {kept.data && !editing ? <KeptRule {...props} kept={kept.data} sites={sites} may={may} /> : null}
      {kept.data && editing ? (
        <RuleForm {...props} kept={kept.data} sites={sites} onDone={() => setEditing(false)} />
      ) : null}
    </section>
  );
}

function useSites(): readonly Site[] | null {
  const may = useCan("sites.read");
  const { data } = useQuery({
    queryKey: ["sites"],
    queryFn: ({ signal }) => api.get("/sites", siteList, { signal }),
    enabled: may,
  });
  return data?.rows ?? null;
}

type KeptProps<Rule, Kept extends Asking<Rule>> = RuleSectionProps<Rule, Kept> & {
  kept: Kept;
  sites: readonly Site[] | null;
};

function KeptRule<Rule, Kept extends Asking<Rule>>(props: KeptProps<Rule, Kept> & { may: boolean }) {
  const { survey, way, words, sentence, counts, below, kept, sites, may } = props;
  const { rule, on } = kept;
  const toggle = useAskDeed((next: boolean) => api.put(`/surveys/${survey}/${way}`, { rule, on: next }));
  if (!rule)
    return (
      <Text c="dimmed" mt="md">
        {words.empty}
      </Text>
    );
  return (
    <>
      <div className={styles["row"]}>
        <Switch
          checked={on}
          disabled={!may || toggle.isPending}
          onChange={({ currentTarget }) => toggle.mutate(currentTarget.checked)}
          aria-label={words.on}
        />
        <Stack gap={0} className={styles["about"] ?? ""}>
          <Text>{sentence(rule)}</Text>
          <Text size="sm" c="dimmed">
            {counts(kept)}
          </Text>
        </Stack>
      </div>
      {below?.({ rule, sites })}
    </>
  );
}

function RuleForm<Rule extends object, Kept extends Asking<Rule>>(
  props: KeptProps<Rule, Kept> & { onDone: () => void },
) {
  const { survey, way, fresh, words, sentence, fields, preview, kept, sites, onDone } = props;
  const shared = useWords({ fa, en });
  const [rule, setRule] = useState<Rule>(kept.rule ?? fresh);
  const on = kept.rule ? kept.on : true;
  const saving = useAskDeed(() => api.put(`/surveys/${survey}/${way}`, { rule, on }), { done: shared.saved, onDone });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="lg" mt="md">
        {sites?.length === 0 ? (
          <Text size="sm">
            {words.noSite}{" "}
            <BrandLink path="settings/sites" underline="always">
              {shared.siteSettings}
            </BrandLink>
          </Text>
        ) : null}
        <div className={styles["sentence"]}>
          {fields(rule, (changed) => setRule((now) => ({ ...now, ...changed })), sites ?? [])}
        </div>
        <Text aria-live="polite" fw={500}>
          {sentence(rule)}
        </Text>
        {preview?.(rule)}
        <Group>
          <Button type="submit" loading={saving.isPending}>
            {shared.save}
          </Button>
          <Button variant="subtle" color="gray" onClick={onDone}>
            {shared.cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
