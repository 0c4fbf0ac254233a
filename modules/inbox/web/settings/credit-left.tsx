import { IconAlertTriangle, IconCoin } from "@tabler/icons-react";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ChannelAccount } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./settings.module.css";

/** What is left on the provider's account, with a warning where it is little. */
export function CreditLeft({ credit }: Pick<ChannelAccount, "credit">) {
  const words = useWords({ fa, en });
  const format = useFormat();
  if (!credit) return null;
  const { left, unit, low, at } = credit;
  const amount =
    unit === "rial" ? format.money(Math.trunc(left), "IRR") : words.credit.messages(format.number(Math.trunc(left)));
  const Sign = low ? IconAlertTriangle : IconCoin;
  return (
    <div className={styles["state"]} data-tone={low ? "warning" : undefined}>
      <Sign size={16} stroke={1.8} aria-hidden />
      {low ? words.credit.low(amount) : words.credit.left(amount)}
      <span className={styles["sub"]}>{format.relative(at)}</span>
    </div>
  );
}
