import { Stat, Stats } from "../../../../platform/ui/stat.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { Customer } from "../../contract.ts";
import { useChannelName } from "../parts/use-customer-words.ts";
import styles from "./customer.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** What a customer is worth, how often they came and when last. */
export function CustomerStats({ customer: { facts } }: { customer: Customer }) {
  const words = useWords({ fa, en }).stats;
  const format = useFormat();
  const channelName = useChannelName();
  const { number, money } = format;
  const day = (at: string) => format.date(at, "long");
  return (
    <div className={styles["stats"]}>
      <Stats>
        <Stat label={words.revenue} definition={words.revenueMeaning} value={money(facts.revenue)} />
        <Stat label={words.orders} definition={words.ordersMeaning} value={number(facts.orders)}>
          {facts.last_order_at ? <span>{words.lastOrder(day(facts.last_order_at))}</span> : null}
        </Stat>
        <Stat label={words.interactions} definition={words.interactionsMeaning} value={number(facts.interactions)}>
          {facts.contacts > 0 ? <span>{words.contacts(number(facts.contacts))}</span> : null}
        </Stat>
        <Stat
          label={words.lastSeen}
          definition={words.lastSeenMeaning}
          value={facts.last_seen_at ? format.relative(facts.last_seen_at) : words.never}
        >
          {facts.last_channel ? <span>{channelName(facts.last_channel)}</span> : null}
        </Stat>
      </Stats>
    </div>
  );
}
