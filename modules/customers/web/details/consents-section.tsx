import { Menu, Text, UnstyledButton } from "@mantine/core";
import { IconCheck, IconMinus, IconX } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type * as z from "zod";
import { api } from "../../../../platform/ui/api.ts";
import { useNotice } from "../../../../platform/ui/notices.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { TimeText } from "../../../../platform/ui/time-text.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type Customer, type consentEntry, consents, type GateCell, purposes } from "../../contract.ts";
import { contactQuery } from "../contact/contact-calls.ts";
import { GateNote } from "../contact/gate-note.tsx";
import { consentsQuery } from "../customer-calls.ts";
import { useChannelName, useCustomerWords } from "../parts/use-customer-words.ts";
import { useSourceName } from "../parts/use-source-name.ts";
import styles from "./details.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { Section } from "./section.tsx";

type Entry = z.infer<typeof consentEntry>;
type Purpose = (typeof purposes)[number];
type Said = { channel: string; purpose: Purpose; granted: boolean };
const usual = ["sms", "email", "phone"];
const signs = { granted: IconCheck, refused: IconX, unsaid: IconMinus };

/** Whether a customer may be written to: per channel and purpose, with everything they ever said. */
export function ConsentsSection({ customer, disabled }: { customer: Customer; disabled: boolean }) {
  const words = { ...useCustomerWords(), ...useWords({ fa, en }) };
  const channelName = useChannelName();
  const cache = useQueryClient();
  const notice = useNotice();
  const { queryKey } = consentsQuery(customer.id);
  const { data } = useQuery(consentsQuery(customer.id));
  const { data: contact } = useQuery({ ...contactQuery(customer.id), enabled: useCan("contact.read") });
  const record = useMutation({
    mutationFn: (said: Said) => api.post(`/customers/${customer.id}/consents`, said, consents),
    onSuccess: (answer) => {
      cache.setQueryData(queryKey, answer);
      void cache.invalidateQueries(contactQuery(customer.id));
      notice.done(words.consentSaved);
    },
    onError: notice.failed,
  });
  if (!data) return null;
  const channels = [...new Set([...usual, ...data.now.map(({ channel }) => channel), ...gated(contact?.gate)])];
  const gate = (channel: string, purpose: Purpose) =>
    contact?.gate.find((one) => one.channel === channel && one.purpose === purpose);
  const entry = (channel: string, purpose: Purpose) =>
    data.now.find((one) => one.channel === channel && one.purpose === purpose);
  return (
    <Section title={words.consents} hint={words.consentsHint}>
      <div style={{ overflowX: "auto" }}>
        <table className={styles["grid"]}>
          <thead>
            <tr>
              <th scope="col">{words.channel}</th>
              {purposes.map((purpose) => (
                <th key={purpose} scope="col">
                  {words.purposes[purpose]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {channels.map((channel) => (
              <tr key={channel}>
                <th scope="row">{channelName(channel)}</th>
                {purposes.map((purpose) => (
                  <td key={purpose}>
                    <Cell
                      entry={entry(channel, purpose)}
                      label={`${channelName(channel)}، ${words.purposes[purpose]}`}
                      disabled={disabled}
                      onSay={(granted) => record.mutate({ channel, purpose, granted })}
                    />
                    <Gate cell={gate(channel, purpose)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {data.history.length > 0 ? <History entries={data.history} /> : null}
    </Section>
  );
}

const gated = (gate: readonly GateCell[] | undefined) => gate?.map(({ channel }) => channel) ?? [];

function Gate({ cell }: { cell: GateCell | undefined }) {
  return cell ? <GateNote cell={cell} /> : null;
}

type CellProps = { entry: Entry | undefined; label: string; disabled: boolean; onSay: (granted: boolean) => void };

function Cell({ entry, label, disabled, onSay }: CellProps) {
  const words = useWords({ fa, en });
  const said = entry ? (entry.granted ? "granted" : "refused") : "unsaid";
  const Sign = signs[said];
  const content = (
    <>
      <Sign size={15} stroke={2} aria-hidden />
      {words[said]}
    </>
  );
  if (disabled) {
    return (
      <span className={styles["said"]} data-said={said}>
        {content}
      </span>
    );
  }
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton
          fz="inherit"
          className={styles["said"]}
          data-said={said}
          aria-label={`${label}: ${words[said]}`}
        >
          {content}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconCheck size={16} />} disabled={said === "granted"} onClick={() => onSay(true)}>
          {words.granted}
        </Menu.Item>
        <Menu.Item leftSection={<IconX size={16} />} disabled={said === "refused"} onClick={() => onSay(false)}>
          {words.refused}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function History({ entries }: { entries: Entry[] }) {
  const words = { ...useCustomerWords(), ...useWords({ fa, en }) };
  const channelName = useChannelName();
  const sourceName = useSourceName();
  return (
    <details>
      <summary style={{ cursor: "pointer", fontSize: "var(--mantine-font-size-sm)" }}>{words.history}</summary>
      <ul className={styles["rows"]}>
        {entries.map((one) => (
          <li key={one.id}>
            <span>
              {words.historyLine(
                one.granted ? words.granted : words.refused,
                `${channelName(one.channel)}، ${words.purposes[one.purpose]}`,
              )}
            </span>
            <span className={styles["spring"]} />
            <Text span size="xs" c="dimmed">
              <bdi>{sourceName(one.source)}</bdi> · <TimeText at={one.at} />
            </Text>
          </li>
        ))}
      </ul>
    </details>
  );
}
