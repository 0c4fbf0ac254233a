import { Text } from "@mantine/core";
import { api } from "../../../platform/ui/api.ts";
import { BrandLink } from "../../../platform/ui/brand-link.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { type MetricRow, metricRows } from "../contract.ts";
import styles from "./insights.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { PagedList } from "./paged-list.tsx";
import type { RowsAsked } from "./rows-address.ts";

/** The customers or orders behind a number. */
export function MetricRows({ asked }: { asked: RowsAsked }) {
  return (
    <PagedList
      name={["rows", asked]}
      fetchPage={(after, signal) =>
        api.get(`/metrics/${asked.metric}/rows`, metricRows, { query: { ...asked.query, after }, signal })
      }
      row={(row) => <Row key={row.id} row={row} />}
    />
  );
}

function Row({ row }: { row: MetricRow }) {
  const words = useWords({ fa, en }).rows;
  const format = useFormat();
  const money = row.amount === null ? null : format.money(row.amount, row.currency ?? undefined);
  const day = row.at ? format.date(row.at) : null;
  const score = typeof row.score === "number" ? format.number(row.score) : null;
  return (
    <li className={styles["row"]}>
      {row.customer_id === null ? (
        <Text c="dimmed">{words.noCustomer}</Text>
      ) : (
        <BrandLink path={`customers/${row.customer_id}`}>
          <bdi>{row.name ?? words.noName}</bdi>
        </BrandLink>
      )}
      <Text span size="sm" c="dimmed" className="tabular">
        {[score, money, day].filter(Boolean).join(" · ")}
      </Text>
      {row.comment ? (
        <Text size="sm" dir="auto" w="100%">
          {row.comment}
        </Text>
      ) : null}
    </li>
  );
}
