import { Button, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useCan } from "../../../../platform/ui/session.ts";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { useUndoMerge } from "../customer/use-merge.ts";
import { mergesQuery } from "../customer-calls.ts";
import { useCustomerName } from "../parts/use-customer-words.ts";
import styles from "./details.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { Section } from "./section.tsx";

/** Who was joined with this customer, and taking it back within 30 days. */
export function MergesSection({ customerId }: { customerId: number }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const nameOf = useCustomerName();
  const mayMerge = useCan("customers.merge");
  const { data } = useQuery(mergesQuery(customerId));
  const undo = useUndoMerge();
  if (!data) return null;
  const now = new Date().toISOString();
  return (
    <Section title={words.merges}>
      {data.rows.length === 0 ? <Text c="dimmed">{words.noMerges}</Text> : null}
      <ul className={styles["rows"]}>
        {data.rows.map((merge) => (
          <li key={merge.id}>
            <span>
              {words.mergedOn(nameOf({ id: merge.loser_id, label: merge.loser_label }), format.date(merge.merged_at))}
              {merge.automatic ? (
                <Text span size="xs" c="dimmed">
                  {" "}
                  · {words.automatic}
                </Text>
              ) : null}
            </span>
            <span className={styles["spring"]} />
            {merge.undone_at ? (
              <Text span size="xs" c="dimmed">
                {words.undoneOn(format.date(merge.undone_at))}
              </Text>
            ) : merge.undoable_until < now ? (
              <Text span size="xs" c="dimmed">
                {words.tooOld}
              </Text>
            ) : mayMerge ? (
              <Button size="xs" variant="subtle" loading={undo.isPending} onClick={() => undo.mutate(merge.id)}>
                {words.undoMerge}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
