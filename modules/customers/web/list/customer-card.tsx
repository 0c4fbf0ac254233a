import { Group, Text } from "@mantine/core";
import { Bdi } from "../../../../platform/ui/bdi.tsx";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { MoneyText } from "../../../../platform/ui/money-text.tsx";
import { TimeText } from "../../../../platform/ui/time-text.tsx";
import type { CustomerRow } from "../../contract.ts";
import { CustomerFace } from "../parts/customer-face.tsx";
import { LifecycleMark } from "../parts/lifecycle-mark.tsx";
import { useCustomerName } from "../parts/use-customer-words.ts";

/** A customer of the list on a phone. */
export function CustomerCard({ customer }: { customer: CustomerRow }) {
  const nameOf = useCustomerName();
  return (
    <Group gap={12} wrap="nowrap" align="flex-start">
      <CustomerFace customer={customer} />
      <div style={{ flex: 1, minWidth: 0 }}>
        <Group justify="space-between" wrap="nowrap" gap={8}>
          <BrandLink path={`customers/${customer.id}`} c="inherit" fw="medium" truncate>
            <Bdi dir={customer.name ? "auto" : "ltr"}>{nameOf(customer)}</Bdi>
          </BrandLink>
          {customer.last_seen_at ? (
            <Text size="xs" c="dimmed" span>
              <TimeText at={customer.last_seen_at} />
            </Text>
          ) : null}
        </Group>
        <Group justify="space-between" wrap="nowrap" gap={8} fz="xs" c="dimmed">
          <Group gap={12} wrap="nowrap" miw={0}>
            <LifecycleMark of={customer.lifecycle} />
            {customer.city ? (
              <Text span fz="inherit" truncate>
                <Bdi>{customer.city}</Bdi>
              </Text>
            ) : null}
          </Group>
          {customer.revenue > 0 ? <MoneyText minor={customer.revenue} /> : null}
        </Group>
      </div>
    </Group>
  );
}
