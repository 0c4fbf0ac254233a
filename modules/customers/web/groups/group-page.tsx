import { Button, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useAddressPart, useGo } from "../../../../platform/ui/address.ts";
import { api } from "../../../../platform/ui/api.ts";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { ErrorState, useErrorText } from "../../../../platform/ui/error-state.tsx";
import { useNotice } from "../../../../platform/ui/notices.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { PageSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type RuleFact, type Segment, segment } from "../../contract.ts";
import { customerKeys, factsQuery, groupQuery } from "../customer-calls.ts";
import { firstCondition } from "./condition-editor.tsx";
import { draftCondition, draftGroup, draftOf, isWhole, ruleOf } from "./draft-rule.ts";
import styles from "./groups.module.css";
import { LiveCount } from "./live-count.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { RuleEditor } from "./rule-editor.tsx";
import { useSentence } from "./use-sentence.ts";

/** Making and changing one group. */
export default function GroupPage() {
  const part = useAddressPart("id");
  const id = part === "new" ? null : Number(part);
  const group = useQuery({ ...groupQuery(id ?? 0), enabled: id !== null });
  const facts = useQuery(factsQuery());
  const error = group.error ?? facts.error;
  if (error) return <ErrorState error={error} onRetry={() => void (group.error ? group : facts).refetch()} />;
  if (!facts.data || (id !== null && !group.data)) return <PageSkeleton />;
  return <GroupForm key={part} group={group.data ?? null} facts={facts.data.rows} />;
}

function GroupForm({ group, facts }: { group: Segment | null; facts: readonly RuleFact[] }) {
  const words = useWords({ fa, en });
  const errorText = useErrorText();
  const sentence = useSentence();
  const mayDefine = useCan("customers.define");
  const [name, setName] = useState(group?.name ?? "");
  const [draft, setDraft] = useState(() => (group ? draftOf(group.rule) : firstDraft(facts)));
  const save = useSaveGroup(group?.id ?? null);
  const rule = ruleOf(draft);
  const whole = isWhole(draft);
  return (
    <Page
      title={group?.name ?? words.newTitle}
      note={<BrandLink path="customers/groups">{words.title}</BrandLink>}
      action={
        group ? (
          <BrandLink path={`customers?segment=${group.id}`} size="sm">
            {words.see}
          </BrandLink>
        ) : null
      }
    >
      <form
        className={styles["columns"]}
        onSubmit={(event) => {
          event.preventDefault();
          if (whole && name.trim()) save.mutate({ name: name.trim(), rule });
        }}
      >
        <div className={styles["set"]} style={{ gap: 20 }}>
          <TextInput
            maw={420}
            label={words.name}
            placeholder={words.namePlaceholder}
            maxLength={100}
            autoFocus={group === null}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <RuleEditor facts={facts} draft={draft} onChange={setDraft} />
        </div>
        <aside className={styles["aside"]}>
          <LiveCount rule={rule} whole={whole} />
          <div>
            <Text size="sm" c="dimmed">
              {words.sentence}
            </Text>
            <Text size="sm">{sentence(rule)}</Text>
          </div>
          {save.error ? (
            <Text size="sm" c="var(--bad)" role="alert">
              {errorText(save.error)}
            </Text>
          ) : null}
          {mayDefine ? (
            <Button type="submit" loading={save.isPending} disabled={!whole || !name.trim()}>
              {words.save}
            </Button>
          ) : null}
        </aside>
      </form>
    </Page>
  );
}

function firstDraft(facts: readonly RuleFact[]) {
  const first = facts.find(({ fact }) => fact === "lifecycle") ?? facts[0];
  return draftGroup("all", first ? [draftCondition(firstCondition(first))] : []);
}

function useSaveGroup(id: number | null) {
  const words = useWords({ fa, en });
  const cache = useQueryClient();
  const notice = useNotice();
  const go = useGo();
  return useMutation({
    mutationFn: (body: Pick<Segment, "name" | "rule">) =>
      id === null ? api.post("/segments", body, segment) : api.put(`/segments/${id}`, body, segment),
    onSuccess: async (saved) => {
      cache.setQueryData(groupQuery(saved.id).queryKey, saved);
      notice.done(words.saved(saved.name));
      go("customers/groups");
      await cache.invalidateQueries({ queryKey: customerKeys.all() });
    },
  });
}
