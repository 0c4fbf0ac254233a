import { Button, Group, Stack, Switch, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { useNotice } from "../../../../platform/ui/notices.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type ContactRules, contactRules } from "../../contract.ts";
import { customerKeys } from "../customer-calls.ts";
import { Section } from "../details/section.tsx";
import { CapsSection } from "./caps-section.tsx";
import { contactRulesQuery } from "./contact-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { QuietHoursSection } from "./quiet-hours.tsx";
import { Suppressions } from "./suppressions.tsx";

/** When and how often the brand contacts its customers, and whom never. */
export default function ContactRulesPage() {
  const words = useWords({ fa, en });
  const { data, error, refetch, dataUpdatedAt } = useQuery(contactRulesQuery());
  const disabled = !useCan("contact.write");
  return (
    <Page title={words.title} note={words.note} width="reading">
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <ListSkeleton rows={5} /> : null}
      <Stack gap={36}>
        {data ? <Rules key={dataUpdatedAt} saved={data} disabled={disabled} /> : null}
        <Suppressions disabled={disabled} />
      </Stack>
    </Page>
  );
}

function Rules({ saved, disabled }: { saved: ContactRules; disabled: boolean }) {
  const words = useWords({ fa, en });
  const cache = useQueryClient();
  const notice = useNotice();
  const [rules, setRules] = useState(saved);
  const change = (changed: Partial<ContactRules>) => setRules({ ...rules, ...changed });
  const wrong = !contactRules.safeParse(rules).success;
  const save = useMutation({
    mutationFn: () => api.put("/contact-rules", rules, contactRules),
    onSuccess: (answer) => {
      cache.setQueryData(contactRulesQuery().queryKey, answer);
      void cache.invalidateQueries({ queryKey: customerKeys.part("one") });
      notice.done(words.saved);
    },
    onError: notice.failed,
  });
  return (
    <Stack gap={36}>
      <QuietHoursSection rules={rules} disabled={disabled} onChange={change} />
      <CapsSection caps={rules.caps} disabled={disabled} onChange={(caps) => change({ caps })} />
      <Section title={words.survey}>
        <Switch
          label={words.surveyNeedsConsent}
          description={words.surveyNote}
          checked={rules.surveyNeedsConsent}
          disabled={disabled}
          onChange={(event) => change({ surveyNeedsConsent: event.currentTarget.checked })}
        />
      </Section>
      {wrong ? (
        <Text size="sm" c="var(--bad)" role="alert">
          {words.wrong}
        </Text>
      ) : null}
      {disabled ? null : (
        <Group>
          <Button loading={save.isPending} disabled={wrong} onClick={() => save.mutate()}>
            {words.save}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
