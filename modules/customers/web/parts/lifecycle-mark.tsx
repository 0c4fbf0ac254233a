import { Tooltip } from "@mantine/core";
import { IconCircleDashed, IconCircleFilled, IconCircleHalf, IconCircleMinus } from "@tabler/icons-react";
import type { Lifecycle } from "../../contract.ts";
import styles from "./parts.module.css";
import { useCustomerWords } from "./use-customer-words.ts";

const marks = { prospect: IconCircleDashed, buyer: IconCircleHalf, loyal: IconCircleFilled, lapsed: IconCircleMinus };

/** At which stage a customer is: a shape of its own and a word, never colour alone. */
export function LifecycleMark({ of }: { of: Lifecycle }) {
  const words = useCustomerWords();
  const Mark = marks[of];
  return (
    <Tooltip label={words.lifecycleMeanings[of]}>
      <span className={styles["lifecycle"]} data-lifecycle={of}>
        <Mark size={14} stroke={1.8} aria-hidden />
        {words.lifecycles[of]}
      </span>
    </Tooltip>
  );
}
