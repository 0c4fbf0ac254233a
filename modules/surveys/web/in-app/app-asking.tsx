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
import { type AppAsking, type AppRule, appAsking, appRule, type SurveyShown } from "../../contract.ts";
import { useAskDeed } from "../ask/ask-calls.ts";
import styles from "../on-site/on-site.module.css";
import { AppFields } from "./app-fields.tsx";
import { AppSamples } from "./app-samples.tsx";
import { AppSentence } from "./app-sentence.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

const appAskingQuery = (key: string) =>
  queryOptions({
    queryKey: ["surveys", currentBrand(), "asking", "in-app", key],
    queryFn: ({ signal }) => api.get(`/surveys/${key}/in-app`, appAsking, { signal }),
  });

type Sites = readonly { id: number; name: string; key: string }[];

/** How a survey asks within the brand's apps: its rule in a sentence, its switch, and the code for the app. */
export function AppAskingSection({ survey }: { survey: SurveyShown }) {
  const words = useWords({ fa, en });
  const may = useCan("surveys.write");
  const [editing, setEditing] = useState(false);
  const kept = useQuery(appAskingQuery(survey.key));
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
            {kept.data.rule ? words.edit : words.begin}
          </Button>
        ) : null}
      </Group>
      {kept.error ? <ErrorState error={kept.error} onRetry={() => void kept.refetch()} /> : null}
      {kept.isPending ? <ListSkeleton rows={1} /> : null}
      {kept.data && !editing ? <Kept survey={survey} asking={kept.data} sites={sites} may={may} /> : null}
      {kept.data && editing ? (
        <RuleForm survey={survey} asking={kept.data} sites={sites} onDone={() => setEditing(false)} />
      ) : null}
    </section>
  );
}

/** The sites of the brand by whose keys apps say who they are; null where one may not see them, or they are not there yet. */
function useSites(): Sites | null {
  const may = useCan("sites.read");
  const { data } = useQuery({
    queryKey: ["sites"],
    queryFn: ({ signal }) => api.get("/sites", siteList, { signal }),
    enabled: may,
  });
  return data?.rows ?? null;
}

type KeptProps = { survey: SurveyShown; asking: AppAsking; sites: Sites | null; may: boolean };

function Kept({ survey, asking, sites, may }: KeptProps) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const { rule, on } = asking;
  const toggle = useAskDeed((next: boolean) => api.put(`/surveys/${survey.key}/in-app`, { rule, on: next }));
  if (!rule)
    return (
      <Text c="dimmed" mt="md">
        {words.empty}
      </Text>
    );
  const counts = words.counts(format.number(asking.shown), format.number(asking.answered));
  const site = sites?.find(({ id }) => rule.site === null || id === rule.site);
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
          <Text>
            <AppSentence rule={rule} />
          </Text>
          <Text size="sm" c="dimmed">
            {counts + (asking.refused > 0 ? words.refused(format.number(asking.refused)) : "")}
          </Text>
        </Stack>
      </div>
      <AppSamples
        host={location.origin}
        siteKey={site?.key ?? "hs_…"}
        event={rule.events[0] ?? "order_delivered"}
        definition={survey.live ?? survey.draft}
      />
    </>
  );
}

type FormProps = { survey: SurveyShown; asking: AppAsking; sites: Sites | null; onDone: () => void };

function RuleForm({ survey, asking, sites, onDone }: FormProps) {
  const words = useWords({ fa, en });
  const [rule, setRule] = useState<AppRule>(asking.rule ?? appRule.parse({}));
  const on = asking.rule ? asking.on : true;
  const saving = useAskDeed(() => api.put(`/surveys/${survey.key}/in-app`, { rule, on }), {
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
        {sites?.length === 0 ? (
          <Text size="sm">
            {words.noSite}{" "}
            <BrandLink path="settings/sites" underline="always">
              {words.siteSettings}
            </BrandLink>
          </Text>
        ) : null}
        <AppFields rule={rule} set={(changed) => setRule((now) => ({ ...now, ...changed }))} sites={sites ?? []} />
        <Text aria-live="polite" fw={500}>
          <AppSentence rule={rule} />
        </Text>
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
