import { Text } from "@mantine/core";
import { api } from "../../../platform/ui/api.ts";
import { BrandLink } from "../../../platform/ui/brand-link.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { type InteractionRow, interactionPage } from "../../timeline/contract.ts";
import { useEntryWords } from "../../timeline/web/index.tsx";
import styles from "./insights.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { PagedList } from "./paged-list.tsx";
import type { RowsAsked } from "./rows-address.ts";

/** The contacts behind a number, newest first, from the log itself. */
export function ContactRows({ asked }: { asked: RowsAsked }) {
  const { from, to } = asked.query;
  const { "key.day": day, "key.channel": channel, "key.partner": partner } = asked.query;
  const query = { kind: "contact", order: "occurred", from: day ?? from, to: day ?? to, channel, partner };
  return (
    <PagedList
      name={["contacts", query]}
      fetchPage={(after, signal) => api.get("/interactions", interactionPage, { query: { ...query, after }, signal })}
      row={(row) => <Row key={row.id} row={row} />}
    />
  );
}

function Row({ row }: { row: InteractionRow }) {
  const words = useWords({ fa, en }).rows;
  const { channel } = useEntryWords();
  const format = useFormat();
  const text = row.text?.trim().slice(0, 90);
  return (
    <li className={styles["row"]}>
      <BrandLink path={`customers/${row.customer_id}`} truncate>
        <bdi dir="auto">{text || words.withoutWords}</bdi>
      </BrandLink>
      <Text span size="sm" c="dimmed" style={{ whiteSpace: "nowrap" }}>
        {channel(row.channel)} · {format.date(row.occurred_at, "day")}
      </Text>
    </li>
  );
}
