import { Skeleton, Stack, Tabs, Text } from "@mantine/core";
import { Suspense } from "react";
import { useAddressFilters } from "../../../../platform/ui/address.ts";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { usePreferences } from "../../../../platform/ui/preferences.tsx";
import { useBrand } from "../../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { Customer } from "../../contract.ts";
import { customerTabs } from "../customer-tabs.ts";
import styles from "./customer.module.css";
import { CustomerHead } from "./customer-head.tsx";
import { CustomerStats } from "./customer-stats.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** A customer: who they are, what they are worth, and the tabs that all modules bring. */
export function CustomerView({ customer }: { customer: Customer }) {
  const words = useWords({ fa, en });
  return (
    <Stack gap={16}>
      {customer.erased_at ? <div className={styles["note"]}>{words.erased}</div> : null}
      {customer.suggestions > 0 ? <SuggestionBanner customer={customer} /> : null}
      <CustomerHead customer={customer} />
      <CustomerStats customer={customer} />
      <CustomerTabs customerId={customer.id} />
    </Stack>
  );
}

function SuggestionBanner({ customer: { id, suggestions } }: { customer: Customer }) {
  const words = useWords({ fa, en }).banner;
  const { number } = useFormat();
  return (
    <div className={styles["banner"]} role="status">
      <span>{suggestions === 1 ? words.one : words.many(number(suggestions))}</span>
      <BrandLink path={`customers/suggestions?customer=${id}`} fw="medium">
        {words.look}
      </BrandLink>
    </div>
  );
}

function CustomerTabs({ customerId }: { customerId: number }) {
  const words = useWords({ fa, en });
  const { language } = usePreferences();
  const [address, setAddress] = useAddressFilters();
  const tabs = customerTabs(useBrand().permissions);
  const open = tabs.find(({ key }) => key === address["tab"]) ?? tabs[0];
  if (!open) return null;
  return (
    <Tabs
      value={open.key}
      onChange={(key) => setAddress({ tab: key === tabs[0]?.key ? null : key })}
      keepMounted={false}
    >
      <Tabs.List aria-label={words.tabs} className={styles["tabs"]}>
        {tabs.map(({ key, label }) => (
          <Tabs.Tab key={key} value={key}>
            {label[language]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ key, component: Content }) => (
        <Tabs.Panel key={key} value={key} pt={20}>
          <Suspense fallback={<ListSkeleton rows={4} />}>
            <Content customerId={customerId} />
          </Suspense>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

/** Says that a customer became part of another one. */
export function MergedAway({ into }: { into: number }) {
  const words = useWords({ fa, en });
  return (
    <div className={styles["banner"]}>
      <Text inherit span>
        {words.mergedAway}
      </Text>
      <BrandLink path={`customers/${into}`} fw="medium">
        {words.openMerged}
      </BrandLink>
    </div>
  );
}

/** The shape of a customer on its way. */
export function CustomerSkeleton() {
  return (
    <Stack gap={20}>
      <Skeleton height={14} width="70%" radius="sm" />
      <Skeleton height={72} radius="sm" />
      <ListSkeleton rows={4} />
    </Stack>
  );
}
