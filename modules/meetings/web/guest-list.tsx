import { Badge, Button, Group, Select, Text, Title } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useAddressFilters } from "../../../platform/ui/address.ts";
import { BrandLink } from "../../../platform/ui/brand-link.tsx";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { Row, RowMain, Rows } from "../../../platform/ui/rows.tsx";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { type GuestAnswer, type GuestRow, guestViews } from "../contract.ts";
import { guestsQuery } from "./meeting-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** The guests of a meeting, by how they stand. */
export function GuestList({ meeting }: { meeting: number }) {
  const words = useWords({ fa, en });
  const [filters, setFilters] = useAddressFilters();
  const view = guestViews.find((one) => one === filters["guests"]) ?? "all";
  const list = useInfiniteQuery(guestsQuery(meeting, view));
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <section>
      <Group justify="space-between" mb={8}>
        <Title order={2}>{words.guests}</Title>
        <Select
          size="sm"
          w={170}
          aria-label={words.guests}
          allowDeselect={false}
          value={view}
          data={guestViews.map((value) => ({ value, label: words.views[value] }))}
          onChange={(value) => setFilters({ guests: value === "all" ? null : value })}
        />
      </Group>
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <ListSkeleton rows={4} /> : null}
      {list.data && rows.length === 0 ? (
        <Text c="dimmed">{view === "all" ? words.noGuests : words.nobodyHere}</Text>
      ) : null}
      <Rows aria-label={words.guests}>
        {rows.map((row) => (
          <Guest key={row.id} guest={row} />
        ))}
      </Rows>
      {list.hasNextPage ? (
        <Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.more}
        </Button>
      ) : null}
    </section>
  );
}

const colours: Record<GuestAnswer, string> = { yes: "green", maybe: "yellow", no: "gray" };

function Guest({ guest }: { guest: GuestRow }) {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  const { customer, answer, attended, minutes, way, letter } = guest;
  const trouble = letter && letter.state !== "sent" ? words.letters[letter.state] : "";
  const reason = letter?.reason ? words.reasons[letter.reason] : undefined;
  const facts = [
    words.ways[way],
    trouble && reason ? `${trouble}: ${reason}` : trouble,
    attended && minutes !== null ? words.stayed(number(minutes)) : "",
  ];
  return (
    <Row>
      <RowMain>
        {customer ? (
          <BrandLink path={`customers/${customer.id}`}>
            <bdi>{customer.name ?? words.unnamed}</bdi>
          </BrandLink>
        ) : (
          <Text c="dimmed">{words.erased}</Text>
        )}
        <Text size="sm" c="dimmed">
          {facts.filter(Boolean).join(" · ")}
        </Text>
      </RowMain>
      <Group gap={8}>
        {way === "came" && !answer ? null : (
          <Badge variant="light" tt="none" color={answer ? colours[answer] : "gray"}>
            {answer ? words.answers[answer] : words.noAnswer}
          </Badge>
        )}
        {attended ? (
          <Badge variant="light" tt="none" color="firuze">
            {words.came}
          </Badge>
        ) : null}
      </Group>
    </Row>
  );
}
