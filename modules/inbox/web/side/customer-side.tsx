import { Suspense } from "react";
import { useBrand, useCan } from "../../../../platform/ui/session.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ConversationRow } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./side.module.css";
import { sideExtras } from "./side-extras.ts";
import { Latest, Orders, OtherConversations, Promises } from "./side-parts.tsx";
import { Who } from "./who.tsx";

type SideProps = { row: ConversationRow; bare?: boolean; onPromise: (() => void) | null };

/** The customer of a conversation: who they are, what they did last, orders, promises, other conversations. */
export function CustomerSide({ row, bare, onPromise }: SideProps) {
  const words = useWords({ fa, en });
  const { id } = row.customer;
  const mayTimeline = useCan("timeline.read");
  const mayOrders = useCan("catalog.read");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <aside className={styles["side"]} data-bare={bare || undefined} aria-label={words.customer} tabIndex={0}>
      <Who customer={id} />
      <Promises row={row} onAdd={onPromise} />
      <Extras row={row} />
      {mayTimeline ? <Latest customer={id} /> : null}
      {mayOrders ? <Orders customer={id} /> : null}
      <OtherConversations row={row} />
    </aside>
  );
}

/** What higher modules know of this conversation. */
function Extras({ row }: { row: ConversationRow }) {
  const { permissions } = useBrand();
  return sideExtras()
    .filter(({ permission }) => permissions.includes(permission))
    .map(({ permission, component: Part }) => (
      <Suspense key={permission} fallback={null}>
        <Part conversation={row.id} customer={row.customer.id} />
      </Suspense>
    ));
}
