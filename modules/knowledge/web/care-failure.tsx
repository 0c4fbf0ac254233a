import { Button, Group, Text } from "@mantine/core";
import { useGo } from "../../../platform/ui/address.ts";
import { api } from "../../../platform/ui/api.ts";
import { useUndoNotice } from "../../../platform/ui/notices.tsx";
import { Row, RowMain } from "../../../platform/ui/rows.tsx";
import { useCan } from "../../../platform/ui/session.ts";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { CareRow } from "../contract.ts";
import styles from "./knowledge.module.css";
import { useDeed } from "./knowledge-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** One failure of the help centre: what it cost, what it is, and what can be done about it. */
export function Failure({ row }: { row: CareRow }) {
  const words = useWords({ fa, en }).care;
  const { number } = useFormat();
  const go = useGo();
  const undo = useUndoNotice();
  const mayWrite = useCan("articles.write");
  const recall = useDeed(() => api.post("/help-centre/care/recalls", { key: row.key }));
  const dismiss = useDeed(() => api.post("/help-centre/care/dismissals", { key: row.key, cost: row.cost }), {
    onDone: () => undo(words.dismissed, () => recall.mutate(undefined)),
  });
  const review = useDeed(() => api.post(`/articles/${row.article?.id}/review`), { done: words.reviewed });
  const begin = new URLSearchParams({ title: row.words ?? "", language: row.language ?? "fa" });
  return (
    <Row>
      <span className={styles["cost"]}>{words.cost(number(row.cost))}</span>
      <RowMain>
        <Text fw={500} dir="auto">
          {row.article?.title ?? row.words}
        </Text>
        <Text size="sm" c="dimmed">
          {words.kinds[row.kind]}
          <Detail row={row} />
        </Text>
      </RowMain>
      <Group gap={2}>
        {row.article ? (
          <Button
            variant="subtle"
            size="xs"
            px={8}
            onClick={() => go(`articles/${row.article!.id}?language=${row.article!.language}`)}
          >
            {words.open}
          </Button>
        ) : null}
        {!row.article && mayWrite ? (
          <Button variant="subtle" size="xs" px={8} onClick={() => go(`articles/new?${begin}`)}>
            {words.write}
          </Button>
        ) : null}
        {row.article && mayWrite && (row.kind === "stale" || row.kind === "product_changed") ? (
          <Button variant="subtle" size="xs" px={8} loading={review.isPending} onClick={() => review.mutate(undefined)}>
            {words.right}
          </Button>
        ) : null}
        {mayWrite ? (
          <Button variant="subtle" color="gray" size="xs" px={8} onClick={() => dismiss.mutate(undefined)}>
            {words.dismiss}
          </Button>
        ) : null}
      </Group>
    </Row>
  );
}

function Detail({ row: { detail, kind, words: url } }: { row: CareRow }) {
  const words = useWords({ fa, en }).care;
  const { number, date } = useFormat();
  const change = useChangeText();
  const parts: string[] = [];
  if (detail["change"]) parts.push(change(detail));
  if (detail["votes"]) parts.push(words.votes(number(Number(detail["votes"]))));
  if (detail["reason"]) parts.push(words.reasons[String(detail["reason"])] ?? "");
  if (detail["review_on"]) parts.push(words.reviewOn(date(String(detail["review_on"]))));
  if (detail["problem"]) parts.push(words.problem(String(detail["problem"])));
  if (detail["views"]) parts.push(words.views(number(Number(detail["views"]))));
  return (
    <>
      {parts.map((part) => ` · ${part}`).join("")}
      {kind === "dead_link" ? <bdi dir="ltr"> {url}</bdi> : null}
    </>
  );
}

/** What became of a product, in words. */
function useChangeText(): (detail: CareRow["detail"]) => string {
  const words = useWords({ fa, en }).care;
  const { money } = useFormat();
  return ({ change, product, from, to, currency, from_currency }) => {
    const priced = (minor: unknown, unit: unknown) =>
      typeof minor === "number" ? money(minor, typeof unit === "string" ? unit : undefined) : words.noPrice;
    const name = String(product);
    if (change === "price") return words.productChange.price(name, priced(from, from_currency), priced(to, currency));
    if (change === "name") return words.productChange.name(name, String(from));
    return change === "gone" ? words.productChange.gone(name) : words.productChange.back(name);
  };
}
