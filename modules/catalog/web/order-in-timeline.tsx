import { Group } from "@mantine/core";
import * as z from "zod";
import { Bdi } from "../../../platform/ui/bdi.tsx";
import { BrandLink } from "../../../platform/ui/brand-link.tsx";
import { MoneyText } from "../../../platform/ui/money-text.tsx";
import { orderStatus } from "../contract.ts";
import { shortNumber } from "./order-card.tsx";
import { OrderStatus } from "./order-status.tsx";

const shown = z.object({
  external_id: z.string(),
  status: orderStatus,
  currency: z.string(),
  total_minor: z.number(),
  product: z.string().nullable(),
});

/** The order that an entry of a timeline speaks of. */
export default function OrderInTimeline({ entry }: { entry: { subject_id: number | null; subject_shown: unknown } }) {
  const { data: order } = shown.safeParse(entry.subject_shown);
  if (!order) return null;
  return (
    <Group gap="2px 14px">
      <BrandLink path={`catalog/orders/${entry.subject_id}`} fw="medium">
        <Bdi dir="ltr">{shortNumber(order.external_id)}</Bdi>
      </BrandLink>
      <MoneyText minor={order.total_minor} currency={order.currency} />
      <OrderStatus of={order.status} />
      {order.product ? <Bdi>{order.product}</Bdi> : null}
    </Group>
  );
}
