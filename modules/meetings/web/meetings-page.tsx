import { Badge, Button, Group, SegmentedControl, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAddressFilters, useGo } from "../../../platform/ui/address.ts";
import { BrandLink } from "../../../platform/ui/brand-link.tsx";
import { DetailPanel } from "../../../platform/ui/detail-panel.tsx";
import { EmptyState } from "../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { Page } from "../../../platform/ui/page.tsx";
import { Row, RowMain, Rows } from "../../../platform/ui/rows.tsx";
import { useCan } from "../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { MeetingRow } from "../contract.ts";
import { meetingsQuery, useMeetingChanges } from "./meeting-calls.ts";
import { MeetingForm } from "./meeting-form.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

const whens = ["coming", "past"] as const;

/** «جلسه‌ها و وبینارها»: what is coming and what is past, each with its numbers. */
export default function MeetingsPage() {
  const words = useWords({ fa, en });
  const go = useGo();
  const write = useCan("meetings.write");
  const [filters, setFilters] = useAddressFilters();
  const when = filters["when"] === "past" ? "past" : "coming";
  const [making, setMaking] = useState(false);
  const list = useInfiniteQuery(meetingsQuery(when));
  useMeetingChanges();
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const add = write ? (
    <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={() => setMaking(true)}>
      {words.add}
    </Button>
  ) : null;
  return (
    <Page
      title={words.title}
      note={words.note}
      width="reading"
      action={add}
      filters={
        <SegmentedControl
          aria-label={words.list}
          value={when}
          data={whens.map((value) => ({ value, label: words.when[value] }))}
          onChange={(value) => setFilters({ when: value === "past" ? value : null })}
        />
      }
    >
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <ListSkeleton rows={4} /> : null}
      {list.data && rows.length === 0 ? (
        <EmptyState
          picture="people"
          title={when === "past" ? words.nothingPast : words.nothingComing}
          text={words.emptyText}
        />
      ) : null}
      <Rows aria-label={words.list}>
        {rows.map((row) => (
          <MeetingLine key={row.id} meeting={row} isPast={when === "past"} />
        ))}
      </Rows>
      {list.hasNextPage ? (
        <Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.more}
        </Button>
      ) : null}
      <DetailPanel opened={making} onClose={() => setMaking(false)} title={words.add}>
        {making ? <MeetingForm meeting={null} onSaved={(id) => go(`meetings/${id}`)} /> : null}
      </DetailPanel>
    </Page>
  );
}

function MeetingLine({ meeting, isPast }: { meeting: MeetingRow; isPast: boolean }) {
  const words = useWords({ fa, en });
  const { number, dateTime } = useFormat();
  const { invited, signed_up, yes, attended } = meeting.numbers;
  const expected = number(invited + signed_up);
  return (
    <Row>
      <RowMain>
        <Group gap={8}>
          <BrandLink path={`meetings/${meeting.id}`} fw={500}>
            <bdi>{meeting.title}</bdi>
          </BrandLink>
          <Badge variant="light" color="gray" tt="none">
            {words.kinds[meeting.kind]}
          </Badge>
          {meeting.cancelled_at ? (
            <Badge variant="light" color="red" tt="none">
              {words.cancelled}
            </Badge>
          ) : null}
        </Group>
        <Text size="sm">{dateTime(meeting.starts_at)}</Text>
        <Text size="sm" c="dimmed">
          {isPast ? words.countsPast(expected, number(yes), number(attended)) : words.counts(expected, number(yes))}
        </Text>
      </RowMain>
    </Row>
  );
}
