import { Group, Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Bdi } from "../../../../platform/ui/bdi.tsx";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { MoneyText } from "../../../../platform/ui/money-text.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { customerQuery } from "../customer-calls.ts";
import { CustomerFace } from "../parts/customer-face.tsx";
import { LifecycleMark } from "../parts/lifecycle-mark.tsx";
import { shownPhone } from "../parts/shown-phone.ts";
import { TagList } from "../parts/tag-list.tsx";
import { useCustomerName, useCustomerWords } from "../parts/use-customer-words.ts";
import styles from "./merge-side.module.css";

type MergeSideProps = { id: number; note?: string; marked?: string | null };

/** One of two customers laid side by side; what both have is where the eye compares, `marked` stands out. */
export function MergeSide({ id, note, marked }: MergeSideProps) {
  const words = useCustomerWords();
  const format = useFormat();
  const nameOf = useCustomerName();
  const { data } = useQuery(customerQuery(id));
  if (!data || !("id" in data)) return <Skeleton height={260} />;
  return (
    <section className={styles["side"]} aria-label={nameOf(data)}>
      <Group gap={10} wrap="nowrap" align="center">
        <CustomerFace customer={data} large />
        <div style={{ minWidth: 0 }}>
          <BrandLink path={`customers/${id}`} c="inherit" fw="medium" truncate display="block">
            <Bdi>{nameOf(data)}</Bdi>
          </BrandLink>
          <Text size="xs" c="dimmed">
            {note ?? words.kinds[data.kind]}
          </Text>
        </div>
      </Group>
      <dl className={styles["facts"]}>
        {data.identities.slice(0, 6).map((identity) => (
          <Fact key={identity.id} label={words.identityTypes[identity.type]}>
            <span className={identity.shown === marked ? styles["marked"] : undefined}>
              <Bdi dir="ltr">{shownPhone(identity.shown)}</Bdi>
            </span>
          </Fact>
        ))}
        <Fact label={words.city}>{data.city ? <Bdi>{data.city}</Bdi> : "–"}</Fact>
        {data.birthday ? <Fact label={words.birthday}>{format.date(data.birthday)}</Fact> : null}
        <Fact label={words.lifecycle}>
          <LifecycleMark of={data.facts.lifecycle} />
        </Fact>
        <Fact label={words.orders}>{format.number(data.facts.orders)}</Fact>
        <Fact label={words.revenue}>
          <MoneyText minor={data.facts.revenue} />
        </Fact>
        <Fact label={words.created}>{format.date(data.created_at)}</Fact>
        {data.tags.length > 0 ? (
          <Fact label={words.tags}>
            <TagList tags={data.tags} />
          </Fact>
        ) : null}
      </dl>
    </section>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
