import { Button, Group, Stack, Switch, Text, Title } from "@mantine/core";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { currentBrand } from "../../../../platform/ui/current-brand.ts";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { siteList } from "../../../admin/contract.ts";
import { type SiteAsking as Asking, type SiteRule, type SurveyShown, siteAsking, siteRule } from "../../contract.ts";
import { useAskDeed } from "../ask/ask-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./on-site.module.css";
import { RuleFields } from "./rule-fields.tsx";
import { SitePreview } from "./site-preview.tsx";
import { SiteSentence } from "./site-sentence.tsx";

const siteAskingQuery = (key: string) =>
  queryOptions({
    queryKey: ["surveys", currentBrand(), "asking", "on-site", key],
    queryFn: ({ signal }) => api.get(`/surveys/${key}/on-site`, siteAsking, { signal }),
  });

/** How a survey asks on the pages of the brand's sites: its rule in a sentence, with its switch. */
export function SiteAsking({ survey }: { survey: SurveyShown }) {
  const words = useWords({ fa, en });
  const may = useCan("surveys.write");
  const [editing, setEditing] = useState(false);
  const kept = useQuery(siteAskingQuery(survey.key));
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
            {kept.data.rule ? words.edit : words.begin}
          </Button>
        ) : null}
      </Group>
      {kept.error ? <ErrorState error={kept.error} onRetry={() => void kept.refetch()} /> : null}
      {kept.isPending ? <ListSkeleton rows={1} /> : null}
      {kept.data && !editing ? <Kept survey={survey} asking={kept.data} may={may} /> : null}
      {kept.data && editing ? <RuleForm survey={survey} asking={kept.data} onDone={() => setEditing(false)} /> : null}
    </section>
  );
}

function Kept({ survey: { key }, asking, may }: { survey: SurveyShown; asking: Asking; may: boolean }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const { rule, on } = asking;
  const toggle = useAskDeed((next: boolean) => api.put(`/surveys/${key}/on-site`, { rule, on: next }));
  if (!rule)
    return (
      <Text c="dimmed" mt="md">
        {words.empty}
      </Text>
    );
  return (
    <div className={styles["row"]}>
      <Switch
        checked={on}
        disabled={!may || toggle.isPending}
        onChange={({ currentTarget }) => toggle.mutate(currentTarget.checked)}
        aria-label={words.on}
      />
      <Stack gap={0} className={styles["about"] ?? ""}>
        <Text>
          <SiteSentence rule={rule} />
        </Text>
        <Text size="sm" c="dimmed">
          {words.counts(format.number(asking.shown), format.number(asking.answered))}
        </Text>
      </Stack>
      {rule.form === "inline" ? <InlineLine survey={key} /> : null}
    </div>
  );
}

function InlineLine({ survey }: { survey: string }) {
  const words = useWords({ fa, en });
  return (
    <div>
      <Text size="sm" mb={4}>
        {words.inlineNote}
      </Text>
      <code className={styles["code"]} dir="ltr">{`<div data-hamdel-survey="${survey}"></div>`}</code>
    </div>
  );
}

type FormProps = { survey: SurveyShown; asking: Asking; onDone: () => void };

function RuleForm({ survey, asking, onDone }: FormProps) {
  const words = useWords({ fa, en });
  const may = useCan("sites.read");
  const [rule, setRule] = useState<SiteRule>(asking.rule ?? siteRule.parse({}));
  const sites = useQuery({
    queryKey: ["sites"],
    queryFn: ({ signal }) => api.get("/sites", siteList, { signal }),
    enabled: may,
  });
  const on = asking.rule ? asking.on : true;
  const saving = useAskDeed(() => api.put(`/surveys/${survey.key}/on-site`, { rule, on }), {
    done: words.saved,
    onDone,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="lg" mt="md">
        {sites.data?.rows.length === 0 ? (
          <Text size="sm">
            {words.noSite}{" "}
            <BrandLink path="settings/sites" underline="always">
              {words.siteSettings}
            </BrandLink>
          </Text>
        ) : null}
        <RuleFields
          rule={rule}
          set={(changed) => setRule((now) => ({ ...now, ...changed }))}
          sites={sites.data?.rows ?? []}
        />
        <Text aria-live="polite" fw={500}>
          <SiteSentence rule={rule} />
        </Text>
        {rule.form === "inline" ? <InlineLine survey={survey.key} /> : null}
        <SitePreview survey={survey} rule={rule} />
        <Group>
          <Button type="submit" loading={saving.isPending}>
            {words.save}
          </Button>
          <Button variant="subtle" color="gray" onClick={onDone}>
            {words.cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
