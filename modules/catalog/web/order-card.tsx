import { Group, Text } from "@mantine/core";
import { Bdi } from "../../../platform/ui/bdi.tsx";
import { BrandLink } from "../../../platform/ui/brand-link.tsx";
import { MoneyText } from "../../../platform/ui/money-text.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { OrderRow } from "../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { OrderStatus } from "./order-status.tsx";

/** An order of a list in few words; `own` leaves out whose it is. */
export function OrderCard({ order, own = false }: { order: OrderRow; own?: boolean }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  return (
    <div style={{ flex: 1, minWidth: 0 }}>
      <Group justify="space-between" wrap="nowrap" gap={12}>
        <BrandLink path={`catalog/orders/${order.id}`} c="inherit" fw="medium" truncate>
          <Bdi dir="ltr">{shortNumber(order.external_id)}</Bdi>
        </BrandLink>
        <MoneyText minor={order.total_minor} currency={order.currency} />
      </Group>
      <Group justify="space-between" wrap="nowrap" gap={12} fz="xs" c="dimmed">
        <OrderStatus of={order.status} />
        <Text span fz="inherit" truncate>
          {own ? null : (
            <>
              <Bdi>{order.customer_name ?? (order.customer_id ? words.noName : words.nobody)}</Bdi>
              {" · "}
            </>
          )}
          {format.date(order.ordered_at)}
        </Text>
      </Group>
    </div>
  );
}

/** Numbers that were made from an order's content are long and mean nothing: their beginning is enough. */
export function shortNumber(number: string): string {
  return /^[0-9a-f]{32}(\.\d+)?$/.test(number) ? `${number.slice(0, 8)}…` : number;
}
