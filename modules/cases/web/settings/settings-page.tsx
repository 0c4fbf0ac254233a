import { Button, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type * as z from "zod";
import { api } from "../../../../platform/ui/api.ts";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { PageSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { caseSettingsBody } from "../../contract.ts";
import { caseSettingsQuery, useCaseDeed } from "../case-calls.ts";
import { CausesEditor } from "./causes-editor.tsx";
import { AskFields, FollowUpFields, PromoterFields, WordsFields } from "./loop-fields.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { RulesEditor } from "./rules-editor.tsx";

/** How a brand's settings of cases are edited: the whole, and how a part of it is changed. */
export type Draft = z.infer<typeof caseSettingsBody>;
export type EditorProps = { draft: Draft; set: (changed: Partial<Draft>) => void };

/** Which answers open cases, whose they become, and how they close. */
export default function CaseSettingsPage() {
  const words = useWords({ fa, en });
  const settings = useQuery({ ...caseSettingsQuery(), refetchOnWindowFocus: false });
  if (settings.error) return <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />;
  if (!settings.data) return <PageSkeleton />;
  return (
    <Page title={words.title} note={words.note} width="reading">
      <Editor key={settings.data.revision} stored={settings.data} />
      <CausesEditor />
    </Page>
  );
}

function Editor({ stored }: { stored: Draft }) {
  const words = useWords({ fa, en });
  const [draft, setDraft] = useState(stored);
  const save = useCaseDeed(() => api.put("/case-settings", draft), undefined, words.saved);
  const props = { draft, set: (changed: Partial<Draft>) => setDraft({ ...draft, ...changed }) };
  return (
    <Stack gap={36}>
      <RulesEditor {...props} />
      <AskFields {...props} />
      <FollowUpFields {...props} />
      <PromoterFields {...props} />
      <WordsFields {...props} />
      <Button
        disabled={draft === stored}
        loading={save.isPending}
        onClick={() => save.mutate(undefined)}
        style={{ alignSelf: "start" }}
      >
        {words.save}
      </Button>
    </Stack>
  );
}
