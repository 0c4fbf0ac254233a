import { Button, Group, SegmentedControl, Select, Stack, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { api } from "../../../platform/ui/api.ts";
import { useNotice } from "../../../platform/ui/notices.tsx";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import {
  type CodeBody,
  type CodeRow,
  type CodeTarget,
  codeBody,
  codeTargets,
  type PlaceKind,
  placeKinds,
} from "../contract.ts";
import { choicesQuery, useCodeDeed } from "./code-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type CodeFormProps = { code: CodeRow | null; onSaved: () => void };

const fresh: CodeBody = {
  ...{ kind: "branch", name: "", branch: null, user: null, target: "survey" },
  ...{ site: null, survey: null, headline: "" },
};

/** Of which place a code is, and what it opens. */
export function CodeForm({ code, onSaved }: CodeFormProps) {
  const words = useWords({ fa, en });
  const notice = useNotice();
  const [body, setBody] = useState<CodeBody>(code ?? fresh);
  const set = (changed: Partial<CodeBody>) => setBody((now) => ({ ...now, ...changed }));
  const whole = codeBody.safeParse(body);
  const saving = useCodeDeed(async () => {
    if (code) await api.put(`/place-codes/${code.id}`, whole.data);
    else await api.post("/place-codes", whole.data);
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!whole.success) return;
    saving.mutate(undefined, {
      onSuccess: () => {
        notice.done(code ? words.saved : words.made);
        onSaved();
      },
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={16}>
        <Choice label={words.kind}>
          <SegmentedControl
            fullWidth
            aria-label={words.kind}
            value={body.kind}
            data={placeKinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
            onChange={(kind) => set({ kind: kind as PlaceKind, user: null })}
          />
        </Choice>
        <PlaceFields body={body} set={set} />
        <Choice label={words.target}>
          <SegmentedControl
            fullWidth
            aria-label={words.target}
            value={body.target}
            data={codeTargets.map((target) => ({ value: target, label: words.targets[target] }))}
            onChange={(target) => set({ target: target as CodeTarget, site: null, survey: null })}
          />
        </Choice>
        <TargetField body={body} set={set} />
        <TextInput
          label={words.headline}
          description={words.headlineNote}
          maxLength={90}
          value={body.headline}
          onChange={(event) => set({ headline: event.currentTarget.value })}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={saving.isPending} disabled={!whole.success}>
            {words.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <Text fw={500} size="sm" mb={4}>
        {label}
      </Text>
      {children}
    </div>
  );
}

type FieldsProps = { body: CodeBody; set: (changed: Partial<CodeBody>) => void };

function PlaceFields({ body, set }: FieldsProps) {
  const words = useWords({ fa, en });
  const { data } = useQuery(choicesQuery());
  if (!data) return <ListSkeleton rows={1} />;
  const { kind } = body;
  const branches = data.branches.map(({ id, name, city }) => ({ value: String(id), label: `${name} (${city})` }));
  const named = (id: string | null) => data.branches.find((one) => String(one.id) === id)?.name.slice(0, 60) ?? "";
  // The name goes along until somebody writes their own.
  const own = body.name !== "" && body.name !== named(String(body.branch));
  return (
    <>
      {kind === "colleague" ? (
        <Select
          required
          searchable
          label={words.colleague}
          data={data.members.map(({ userId, name }) => ({ value: userId, label: name }))}
          value={body.user}
          onChange={(user) =>
            set({ user, name: data.members.find(({ userId }) => userId === user)?.name.slice(0, 60) ?? body.name })
          }
        />
      ) : null}
      <Select
        required={kind === "branch"}
        clearable={kind !== "branch"}
        searchable
        label={kind === "branch" ? words.branch : words.inBranch}
        placeholder={kind === "branch" ? undefined : words.noBranch}
        description={kind === "branch" && branches.length === 0 ? words.noBranches : undefined}
        data={branches}
        value={body.branch === null ? null : String(body.branch)}
        onChange={(branch) =>
          set({
            branch: branch === null ? null : Number(branch),
            ...(kind === "branch" && !own && { name: named(branch) }),
          })
        }
      />
      <TextInput
        required
        label={words.name}
        placeholder={words.namePlaceholder}
        maxLength={60}
        value={body.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
    </>
  );
}

function TargetField({ body, set }: FieldsProps) {
  const words = useWords({ fa, en });
  const { data } = useQuery(choicesQuery());
  if (!data) return <ListSkeleton rows={1} />;
  if (body.target === "chat")
    return (
      <Select
        required
        label={words.site}
        description={words.siteNote}
        data={data.sites.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={body.site === null ? null : String(body.site)}
        onChange={(site) => set({ site: site === null ? null : Number(site) })}
      />
    );
  return (
    <Select
      required
      searchable
      label={words.survey}
      description={data.surveys.length === 0 ? words.noSurveys : undefined}
      data={data.surveys.map(({ key, name }) => ({ value: key, label: name }))}
      value={body.survey}
      onChange={(survey) => set({ survey })}
    />
  );
}
