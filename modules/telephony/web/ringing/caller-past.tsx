import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Bdi } from "../../../../platform/ui/bdi.tsx";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { MoneyText } from "../../../../platform/ui/money-text.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { TimeText } from "../../../../platform/ui/time-text.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { useEntryWords } from "../../../timeline/web/index.tsx";
import { lastContactsQuery, lastOrdersQuery, openConversationsQuery, owedQuery } from "./caller-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./ringing.module.css";

/** What one should know while it rings: promises, open conversations, last contacts, last orders. */
export function CallerPast({ customer }: { customer: number }) {
  const words = useWords({ fa, en });
  const entries = useEntryWords();
  const format = useFormat();
  const inbox = useCan("inbox.read");
  const { data: owed = [] } = useQuery({ ...owedQuery(customer), enabled: inbox });
  const { data: open = [] } = useQuery({ ...openConversationsQuery(customer), enabled: inbox });
  const { data: contacts } = useQuery({ ...lastContactsQuery(customer), enabled: useCan("timeline.read") });
  const { data: orders = [] } = useQuery({ ...lastOrdersQuery(customer), enabled: useCan("catalog.read") });
  return (
    <div className={styles["past"]}>
      <Part title={words.owed}>
        {owed.slice(0, 2).map((promise) => (
          <li key={promise.id}>
            <Bdi>{promise.text || words.callback}</Bdi>
            <span className={styles["quiet"]}>{words.due(format.dateTime(promise.due_at))}</span>
          </li>
        ))}
      </Part>
      <Part title={words.conversations}>
        {open.map((one) => (
          <li key={one.id}>
            <BrandLink path={`inbox?c=${one.id}`} className={styles["cut"] ?? ""}>
              <Bdi>{one.last?.text || words.conversation}</Bdi>
            </BrandLink>
            <span className={styles["quiet"]}>
              <TimeText at={one.last_message_at} />
            </span>
          </li>
        ))}
      </Part>
      <Part title={words.contacts}>
        {(contacts ?? []).map((entry) => (
          <li key={entry.id}>
            <span className={styles["cut"]}>{entries.title(entry)}</span>
            <span className={styles["quiet"]}>
              <TimeText at={entry.occurred_at} />
            </span>
          </li>
        ))}
        {contacts?.length === 0 ? <li className={styles["quiet"]}>{words.nothing}</li> : null}
      </Part>
      <Part title={words.orders}>
        {orders.map((order) => (
          <li key={order.id}>
            <BrandLink path={`catalog/orders/${order.id}`} className={styles["cut"] ?? ""}>
              <Bdi>{words.order(order.external_id)}</Bdi>
            </BrandLink>
            <MoneyText minor={order.total_minor} currency={order.currency} />
          </li>
        ))}
      </Part>
    </div>
  );
}

/** A heading with its lines; nothing where there are none. */
function Part({ title, children }: { title: string; children: ReactNode[] | ReactNode }) {
  const some = [children].flat(2).some(Boolean);
  return some ? (
    <section>
      <h3>{title}</h3>
      <ul>{children}</ul>
    </section>
  ) : null;
}
