import { Button, Group } from "@mantine/core";
import { useGo } from "../../../../platform/ui/address.ts";
import { EmptyState } from "../../../../platform/ui/empty-state.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { AddressChange, InboxAddress } from "../use-inbox-address.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { narrowing } from "./use-filter-choices.ts";

type EmptyListProps = { address: InboxAddress; onChange: (change: AddressChange) => void };

/** A list without conversations: what was searched and how to widen it, or that nothing is left, or how to begin. */
export function EmptyList({ address, onChange }: EmptyListProps) {
  const words = useWords({ fa, en });
  const { view, filters } = address;
  const narrowed = [...narrowing, "q"] as const;
  if (narrowed.some((name) => filters[name])) {
    const clear = () => onChange(Object.fromEntries(narrowed.map((name) => [name, null])));
    const button = (
      <Button variant="default" onClick={clear}>
        {words.clear}
      </Button>
    );
    return <EmptyState picture="search" title={words.notFound} text={words.widen} action={button} />;
  }
  if (view !== "all") return <EmptyState picture="done" title={words.done.title} text={words.done.text} />;
  return <FirstUse />;
}

/** Before the first message: how messages come here. */
export function FirstUse() {
  const words = useWords({ fa, en }).first;
  const mayConnect = useCan("inbox.manage");
  const go = useGo();
  const ways = mayConnect ? (
    <Group gap={8} justify="center">
      <Button onClick={() => go("settings/chat")}>{words.site}</Button>
      <Button variant="default" onClick={() => go("settings/channels")}>
        {words.channel}
      </Button>
    </Group>
  ) : undefined;
  return <EmptyState picture="talk" title={words.title} text={mayConnect ? words.text : words.ask} action={ways} />;
}
