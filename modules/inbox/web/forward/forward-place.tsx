import { Select, Stack, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ForwardBody } from "../../contract.ts";
import { conversationsQuery, forwardingQuery } from "../inbox-calls.ts";
import { called } from "../parts/called.ts";
import { useColleagues } from "../parts/use-colleagues.ts";
import { useInboxWords } from "../parts/use-inbox-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Where it goes, as far as it is known. */
export type Place = Pick<ForwardBody, "account" | "to" | "colleague" | "conversation">;
type PlaceProps = {
  kind: "outside" | "colleague" | "conversation";
  place: Place;
  onPlace: (place: Place) => void;
  /** The conversation in which the message stands. */
  not: number;
};

/** The fields that say where a message goes. */
export function ForwardPlace(props: PlaceProps) {
  if (props.kind === "outside") return <Outside {...props} />;
  return props.kind === "colleague" ? <Colleague {...props} /> : <Conversation {...props} />;
}

function Outside({ place, onPlace }: PlaceProps) {
  const words = useWords({ fa, en });
  const accounts = useQuery(forwardingQuery()).data?.accounts;
  const first = accounts?.[0]?.id;
  useEffect(() => {
    if (first && !place.account) onPlace({ ...place, account: first });
  }, [first, place, onPlace]);
  if (accounts?.length === 0) return <Text size="sm">{words.noAccount}</Text>;
  return (
    <Stack gap={12}>
      <TextInput
        data-autofocus
        type="email"
        className="ltr-input"
        label={words.to}
        value={place.to ?? ""}
        onChange={(event) => onPlace({ ...place, to: event.currentTarget.value.trim() })}
      />
      {accounts && accounts.length > 1 ? (
        <Select
          label={words.from}
          allowDeselect={false}
          data={accounts.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={String(place.account ?? first)}
          onChange={(id) => onPlace({ ...place, account: Number(id) })}
        />
      ) : null}
    </Stack>
  );
}

function Colleague({ place, onPlace }: PlaceProps) {
  const words = useWords({ fa, en });
  const { others } = useColleagues();
  return (
    <Select
      searchable
      label={words.colleague}
      data={others.map(({ userId, name }) => ({ value: userId, label: name }))}
      value={place.colleague ?? null}
      onChange={(colleague) => onPlace(colleague ? { colleague } : {})}
    />
  );
}

function Conversation({ place, onPlace, not }: PlaceProps) {
  const words = useWords({ fa, en });
  const { unnamed } = useInboxWords();
  const [text, setText] = useState("");
  const [q] = useDebouncedValue(text.trim(), 250);
  const known = place.conversation ? "" : q;
  const found = useInfiniteQuery(conversationsQuery({ view: "all", order: "newest", ...(known && { q: known }) }));
  const rows = found.data?.pages.flatMap((page) => page.rows).filter(({ id }) => id !== not) ?? [];
  return (
    <Select
      searchable
      label={words.chosen}
      placeholder={words.find}
      data={rows.map((row) => ({
        value: String(row.id),
        label: `${called(row, unnamed)} · ${(row.last?.text ?? "").slice(0, 60)}`,
      }))}
      filter={({ options }) => options}
      onSearchChange={setText}
      value={place.conversation ? String(place.conversation) : null}
      onChange={(id) => onPlace(id ? { conversation: Number(id) } : {})}
    />
  );
}
