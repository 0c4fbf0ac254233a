import { Group, Text, Title } from "@mantine/core";
import { useThrottledCallback } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { api } from "../../../platform/ui/api.ts";
import { BrandLink } from "../../../platform/ui/brand-link.tsx";
import { useChanges } from "../../../platform/ui/changes.ts";
import { EmptyState } from "../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { Page } from "../../../platform/ui/page.tsx";
import { useCan, useSession } from "../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { type Home, homeAnswer } from "../contract.ts";
import { HealthLines } from "./health-lines.tsx";
import { ImportButton } from "./import-button.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

const needPaths: Record<Home["needs"][number]["need"], string> = {
  "match-suggestions": "customers/suggestions",
  quarantine: "settings/not-understood",
  "conversations-at-risk": "inbox?view=at_risk&order=due",
  "failed-imports": "imports",
};

/** «خانه»: what waits for the person, and how the business does. */
export default function HomePage() {
  const words = useWords({ fa, en }).home;
  const format = useFormat();
  const { user } = useSession();
  const home = useQuery({
    queryKey: ["home"],
    queryFn: ({ signal }) => api.get("/insights/home", homeAnswer, { signal }),
  });
  // A busy day changes something every second.
  useChanges(
    ["customers", "order", "interaction_day", "import"],
    useThrottledCallback(() => void home.refetch(), 5000),
  );
  const name = user?.name.split(" ")[0];
  return (
    <Page
      title={name ? words.greeting(name) : words.plainGreeting}
      note={format.date(Date.now(), "full")}
      width="reading"
    >
      {home.error ? <ErrorState error={home.error} onRetry={() => void home.refetch()} /> : null}
      {home.data ? <Shown home={home.data} /> : home.error ? null : <ListSkeleton rows={4} />}
    </Page>
  );
}

function Shown({ home }: { home: Home }) {
  const words = useWords({ fa, en }).home;
  if (home.first_use) return <FirstUse />;
  return (
    <>
      <Needs needs={home.needs} />
      <section aria-label={words.health}>
        <Group justify="space-between" mb={4}>
          <Title order={2}>{words.health}</Title>
          <BrandLink path="insights">{words.all}</BrandLink>
        </Group>
        <HealthLines lines={home.health} />
      </section>
    </>
  );
}

function FirstUse() {
  const words = useWords({ fa, en }).home.first;
  const mayDemo = useCan("demo.manage");
  const action = (
    <Group justify="center">
      <ImportButton />
      {mayDemo ? <BrandLink path="settings/demo">{words.demo}</BrandLink> : null}
    </Group>
  );
  return <EmptyState picture="papers" title={words.title} text={words.text} action={action} />;
}

function Needs({ needs }: { needs: Home["needs"] }) {
  const words = useWords({ fa, en }).home;
  const format = useFormat();
  return (
    <section aria-label={words.needs}>
      <Title order={2} mb={4}>
        {words.needs}
      </Title>
      {needs.length === 0 ? <Text c="dimmed">{words.noNeeds}</Text> : null}
      {needs.map(({ need, count }) => (
        <Text key={need} py={6}>
          <BrandLink path={needPaths[need]}>{words.need[need](format.number(count))}</BrandLink>
        </Text>
      ))}
    </section>
  );
}
