import { Skeleton, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api } from "../../../../platform/ui/api.ts";
import { useErrorText } from "../../../../platform/ui/error-state.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { count, type Rule } from "../../contract.ts";
import { customerKeys } from "../customer-calls.ts";
import styles from "./groups.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** How many customers a rule holds for: an estimate at once, the exact number when it is counted. */
export function LiveCount({ rule, whole }: { rule: Rule; whole: boolean }) {
  const words = useWords({ fa, en }).count;
  const { number } = useFormat();
  const errorText = useErrorText();
  const [rested] = useDebouncedValue(JSON.stringify(rule), 350);
  const ask = (exact: boolean, enabled: boolean) => ({
    queryKey: customerKeys.part("rule count", rested, exact),
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      api.post("/segments/count", { rule: JSON.parse(rested), exact }, count, { signal }),
    enabled,
    retry: false,
  });
  const quick = useQuery({ ...ask(false, true), placeholderData: keepPreviousData });
  const estimated = quick.data !== undefined && !quick.data.exact && !quick.isPlaceholderData;
  const exact = useQuery(ask(true, estimated));
  const found = (estimated ? exact.data : undefined) ?? quick.data;
  const error = quick.error ?? exact.error;
  return (
    <div className={styles["count"]} aria-live="polite" data-old={quick.isPlaceholderData || undefined}>
      <Text size="sm" c="dimmed">
        {words.title}
      </Text>
      {found ? (
        <p className={styles["number"]}>
          <bdi>{number(found.count)}</bdi> <span>{words.customers}</span>
        </p>
      ) : (
        <Skeleton height={28} width={120} my={6} />
      )}
      <Text size="xs" c={error ? "var(--bad)" : "dimmed"}>
        {error ? errorText(error) : null}
        {!error && found ? (found.exact ? words.exact : words.between(number(found.low), number(found.high))) : null}
      </Text>
      {whole ? null : (
        <Text size="xs" c="dimmed">
          {words.unfinished}
        </Text>
      )}
    </div>
  );
}
