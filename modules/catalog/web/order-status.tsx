import {
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconCreditCard,
  IconTruckDelivery,
} from "@tabler/icons-react";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { OrderStatusWord } from "../contract.ts";
import styles from "./catalog.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

const icons = {
  placed: IconCircleDashed,
  paid: IconCreditCard,
  shipped: IconTruckDelivery,
  delivered: IconCircleCheck,
  cancelled: IconCircleX,
  returned: IconArrowBackUp,
} satisfies Record<OrderStatusWord, typeof IconCircleX>;

/** The status of an order, by shape and word. */
export function OrderStatus({ of }: { of: OrderStatusWord }) {
  const words = useWords({ fa, en }).statuses;
  const Icon = icons[of];
  return (
    <span className={styles["status"]} data-status={of}>
      <Icon
        size={17}
        stroke={1.6}
        className={of === "shipped" || of === "returned" ? "mirror" : undefined}
        aria-hidden
      />
      {words[of]}
    </span>
  );
}
