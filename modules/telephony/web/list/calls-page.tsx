import { Button, Group, SegmentedControl, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useAddressFilters } from "../../../../platform/ui/address.ts";
import { Bdi } from "../../../../platform/ui/bdi.tsx";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { useChanges } from "../../../../platform/ui/changes.ts";
import { EmptyState } from "../../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { Row, RowMain, Rows } from "../../../../platform/ui/rows.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { TimeText } from "../../../../platform/ui/time-text.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { shownPhone } from "../../../customers/web/index.tsx";
import type { PhoneCall } from "../../contract.ts";
import { CallButton } from "../call/call-button.tsx";
import { CallDetails, OutcomeBadge, useCallWords } from "../parts/call-line.tsx";
import { callsQuery } from "../phone-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

const views = ["all", "missed", "mine"] as const;

/** «تماس‌های تلفنی»: every call, the missed ones, one's own. */
export default function CallsPage() {
  const words = useWords({ fa, en });
  const [filters, change] = useAddressFilters();
  const view = views.find((one) => one === filters["view"]) ?? "all";
  const after = filters["after"] ?? null;
  const { data, error, refetch } = useQuery(callsQuery(view, after));
  useChanges(["phone-call"], () => void refetch());
  const choose = (chosen: string) => change({ view: chosen === "all" ? null : chosen, after: null });
  const filter = (
    <SegmentedControl
      size="sm"
      aria-label={words.show}
      value={view}
      onChange={choose}
      data={views.map((value) => ({ value, label: words.views[value] }))}
    />
  );
  return (
    <Page title={words.title} note={words.note} width="reading" filters={filter}>
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data || error ? null : <ListSkeleton rows={6} />}
      {data?.rows.length === 0 ? <Nothing first={view === "all" && !after} /> : null}
      {data?.rows.length ? (
        <Rows aria-label={words.title}>
          {data.rows.map((call) => (
            <CallRow key={call.id} call={call} />
          ))}
        </Rows>
      ) : null}
      <Group justify="center" mt="md">
        {after ? (
          <Button variant="subtle" onClick={() => change({ after: null })}>
            {words.newest}
          </Button>
        ) : null}
        {data?.next ? (
          <Button variant="default" onClick={() => change({ after: data.next })}>
            {words.older}
          </Button>
        ) : null}
      </Group>
    </Page>
  );
}

function CallRow({ call }: { call: PhoneCall }) {
  const words = useCallWords();
  const makes = useCan("calls.make");
  const { customer, number, direction, user, extension } = call;
  const who = number ? <Bdi dir="ltr">{shownPhone(number)}</Bdi> : words.hidden;
  return (
    <Row>
      <RowMain>
        <Group gap={8}>
          {customer ? (
            <BrandLink path={`customers/${customer.id}?tab=timeline`} fw={500}>
              {customer.name ? <Bdi>{customer.name}</Bdi> : who}
            </BrandLink>
          ) : (
            <Text span fw={500}>
              {direction === "internal" ? words.directions.internal : who}
            </Text>
          )}
          <OutcomeBadge outcome={call.outcome} />
        </Group>
        <Text size="sm" c="dimmed" component="div">
          {direction ? words.directions[direction] : null}
          {user?.name ? (
            <>
              {" · "}
              <Bdi>{user.name}</Bdi>
            </>
          ) : extension ? (
            ` · ${words.extension(extension)}`
          ) : null}
          {" · "}
          <TimeText at={call.began_at} />
        </Text>
        <CallDetails call={call} withPromise />
      </RowMain>
      {makes && customer && call.outcome && direction !== "internal" ? <CallButton customerId={customer.id} /> : null}
    </Row>
  );
}

function Nothing({ first }: { first: boolean }) {
  const words = useWords({ fa, en });
  const manages = useCan("phone.manage");
  if (!first) return <EmptyState picture="done" title={words.none.title} text={words.none.text} />;
  const setUp = manages ? <BrandLink path="settings/phone">{words.empty.setUp}</BrandLink> : undefined;
  return <EmptyState picture="talk" title={words.empty.title} text={words.empty.text} action={setUp} />;
}
