import { Button, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAddressFilters, useGo } from "../../../../platform/ui/address.ts";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { useChanges } from "../../../../platform/ui/changes.ts";
import { EmptyState } from "../../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { useShortcut } from "../../../../platform/ui/shortcuts.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { Suggestion } from "../../contract.ts";
import { CustomerSkeleton } from "../customer/customer-view.tsx";
import { suggestionsQuery } from "../customer-calls.ts";
import { CustomerPlaces } from "../parts/customer-places.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { Pair } from "./pair.tsx";
import { useDecisions } from "./use-decisions.ts";

/** Customers that may be one, a pair at a time; decided by mouse or by y and n. */
export default function SuggestionsPage() {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  const [address] = useAddressFilters();
  const customer = Number(address["customer"]) || undefined;
  const list = useQuery(suggestionsQuery({ ...(customer ? { customer } : {}), limit: 50 }));
  useChanges(["customers", "match_suggestion"], () => void list.refetch());
  return (
    <Page
      title={words.title}
      note={
        customer ? (
          <>
            {words.ofOne} · <BrandLink path="customers/suggestions">{words.all}</BrandLink>
          </>
        ) : list.data && list.data.waiting > 0 ? (
          words.waiting(number(list.data.waiting))
        ) : null
      }
      filters={<CustomerPlaces at="suggestions" />}
    >
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {!list.data && !list.error ? <CustomerSkeleton /> : null}
      {list.data ? <Pairs rows={list.data.rows} /> : null}
    </Page>
  );
}

function Pairs({ rows }: { rows: readonly Suggestion[] }) {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  const [decided, setDecided] = useState<ReadonlySet<number>>(new Set());
  const [at, setAt] = useState(0);
  const open = rows.filter(({ id }) => !decided.has(id));
  const place = Math.max(0, Math.min(at, open.length - 1));
  const pair = open[place];
  const { accept, dismiss } = useDecisions(
    (id) => setDecided((before) => new Set([...before, id])),
    (id) => setDecided((before) => new Set([...before].filter((one) => one !== id))),
  );
  const mayMerge = useCan("customers.merge");
  const ready = pair !== undefined;
  useShortcut("j", words.next, () => setAt(place + 1), ready);
  useShortcut("k", words.previous, () => setAt(Math.max(0, place - 1)), ready);
  useShortcut("y", words.one, () => pair && accept.mutate(pair.id), ready && mayMerge);
  useShortcut("n", words.two, () => pair && dismiss.mutate(pair.id), ready && mayMerge);
  if (!pair) return <Nothing />;
  return (
    <>
      <Pair
        key={pair.id}
        pair={pair}
        disabled={!mayMerge}
        onOne={() => accept.mutate(pair.id)}
        onTwo={() => dismiss.mutate(pair.id)}
        position={words.position(number(place + 1), number(open.length))}
        onPrevious={place > 0 ? () => setAt(place - 1) : undefined}
        onNext={place < open.length - 1 ? () => setAt(place + 1) : undefined}
      />
      <Text size="xs" c="dimmed" ta="center" visibleFrom="sm">
        {words.keys} {words.undoable}
      </Text>
    </>
  );
}

function Nothing() {
  const words = useWords({ fa, en }).empty;
  const go = useGo();
  return (
    <EmptyState
      picture="done"
      title={words.title}
      text={words.text}
      action={
        <Button variant="default" onClick={() => go("customers")}>
          {words.back}
        </Button>
      }
    />
  );
}
