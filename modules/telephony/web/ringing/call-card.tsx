import { ActionIcon, Button, Group, Text, Tooltip } from "@mantine/core";
import { IconPhone, IconPhoneIncoming, IconPhoneOff, IconPhoneOutgoing, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useGo } from "../../../../platform/ui/address.ts";
import { Bdi } from "../../../../platform/ui/bdi.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { shownPhone } from "../../../customers/web/index.tsx";
import type { RingingCall } from "../../contract.ts";
import { CallDetails, OutcomeBadge } from "../parts/call-line.tsx";
import { callerQuery, openConversationsQuery } from "./caller-calls.ts";
import { CallerPast } from "./caller-past.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { NewCaller } from "./new-caller.tsx";
import styles from "./ringing.module.css";

type CardProps = { call: RingingCall; small: boolean; onClose: () => void };

/** Who calls: their name, what was last, what is open, and where to go on. */
export function CallCard({ call, small, onClose }: CardProps) {
  const words = useWords({ fa, en });
  const { customer, number } = call;
  const phone = number ? <Bdi dir="ltr">{shownPhone(number)}</Bdi> : words.hidden;
  return (
    <article className={styles["card"]} data-state={call.at_mine}>
      <header className={styles["head"]}>
        <CallState call={call} />
        <Tooltip label={words.close}>
          <ActionIcon variant="subtle" color="gray" aria-label={words.close} onClick={onClose}>
            <IconX size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </header>
      <div className={styles["who"]}>
        <strong>{customer?.name ? <Bdi>{customer.name}</Bdi> : phone}</strong>
        {customer?.name ? <span className={styles["quiet"]}>{phone}</span> : null}
        {customer ? (
          <Standing customer={customer.id} />
        ) : number ? (
          <span className={styles["quiet"]}>{words.unknown}</span>
        ) : null}
      </div>
      {call.at_mine === "over" ? (
        <Group gap={8}>
          <OutcomeBadge outcome={call.outcome} />
          <CallDetails call={call} />
        </Group>
      ) : null}
      {small || !customer || call.at_mine === "over" ? null : <CallerPast customer={customer.id} />}
      {customer ? <Ways customer={customer.id} /> : number && !small ? <NewCaller call={call.id} /> : null}
    </article>
  );
}

const signs = { ringing: IconPhoneIncoming, dialling: IconPhoneOutgoing, talking: IconPhone, over: IconPhoneOff };

function CallState({ call }: { call: RingingCall }) {
  const words = useWords({ fa, en });
  const outgoing = call.direction === "out" && !call.answered_at;
  const state = call.at_mine === "over" ? "over" : outgoing ? "dialling" : call.at_mine;
  const Sign = signs[state];
  return (
    <span className={styles["state"]}>
      <Sign size={18} stroke={1.6} className={state === "ringing" ? styles["ring"] : undefined} aria-hidden />
      <Text span size="sm" fw={500}>
        {words.states[state]}
      </Text>
      {state === "talking" && call.answered_at ? <Since at={call.answered_at} /> : null}
      {call.queue ? (
        <span className={styles["quiet"]}>
          <Bdi>{words.queue(call.queue)}</Bdi>
        </span>
      ) : null}
    </span>
  );
}

/** Minutes and seconds since then; not read out each second. */
function Since({ at }: { at: string }) {
  const format = useFormat();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.round((now - new Date(at).getTime()) / 1000));
  const two = (n: number) => (n < 10 ? format.number(0) : "") + format.number(n);
  return (
    <span className="tabular" role="timer" aria-live="off" dir="ltr">
      {two(Math.floor(seconds / 60))}:{two(seconds % 60)}
    </span>
  );
}

function Standing({ customer }: { customer: number }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const { data } = useQuery({ ...callerQuery(customer), enabled: useCan("customers.read") });
  if (!data) return null;
  const { lifecycle, orders } = data.facts;
  const parts = [words.lifecycles[lifecycle], orders > 0 ? words.bought(format.number(orders)) : null, data.city];
  return <span className={styles["quiet"]}>{parts.filter(Boolean).join(" · ")}</span>;
}

function Ways({ customer }: { customer: number }) {
  const words = useWords({ fa, en });
  const go = useGo();
  const reads = useCan("inbox.read");
  const writes = useCan("inbox.write");
  const { data: open } = useQuery({ ...openConversationsQuery(customer), enabled: reads });
  const first = open?.[0];
  return (
    <Group gap={8} grow>
      <Button size="xs" onClick={() => go(`customers/${customer}?tab=timeline`)}>
        {words.timeline}
      </Button>
      {first || writes ? (
        <Button size="xs" variant="default" onClick={() => go(first ? `inbox?c=${first.id}` : `inbox?new=${customer}`)}>
          {words.conversation}
        </Button>
      ) : null}
    </Group>
  );
}
