import { Text } from "@mantine/core";
import { useFormat } from "./use-format.ts";

/** An amount as the brand writes money; `minor` in whole minor units, `currency` the brand's unless told. */
export function MoneyText({ minor, currency }: { minor: number | bigint; currency?: string }) {
  const format = useFormat();
  return (
    <Text component="bdi" inherit style={{ fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" }}>
      {format.money(minor, currency)}
    </Text>
  );
}
