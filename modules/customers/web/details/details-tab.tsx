import { Stack, Text } from "@mantine/core";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { useLoadedCustomer } from "../customer/use-customer.ts";
import parts from "../parts/parts.module.css";
import { AddressSection } from "./address-section.tsx";
import { AttributesSection } from "./attributes-section.tsx";
import { ConsentsSection } from "./consents-section.tsx";
import { DatesSection } from "./dates-section.tsx";
import { IdentitiesSection } from "./identities-section.tsx";
import { MergesSection } from "./merges-section.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { PreferencesSection } from "./preferences-section.tsx";
import { ProfileSection } from "./profile-section.tsx";
import { Section } from "./section.tsx";

/** All that is kept about a customer, to read and to change. */
export default function DetailsTab({ customerId }: { customerId: number }) {
  const words = useWords({ fa, en });
  const customer = useLoadedCustomer(customerId);
  const mayWrite = useCan("customers.write") && !customer?.erased_at;
  if (!customer) return null;
  const shared = { customer, disabled: !mayWrite };
  return (
    <Stack gap={32} maw={860}>
      <ProfileSection {...shared} />
      <AddressSection {...shared} />
      <IdentitiesSection {...shared} />
      <AttributesSection {...shared} />
      <DatesSection {...shared} />
      <ConsentsSection {...shared} />
      <PreferencesSection {...shared} />
      <Section title={words.groups}>
        {customer.segments.length === 0 ? <Text c="dimmed">{words.noGroups}</Text> : null}
        <div style={{ display: "flex", flexWrap: "wrap", gap: 6 }}>
          {customer.segments.map(({ id, name }) => (
            <BrandLink key={id} path={`customers?segment=${id}`} c="inherit" underline="never">
              <span className={parts["tag"]}>
                <bdi>{name}</bdi>
              </span>
            </BrandLink>
          ))}
        </div>
      </Section>
      <MergesSection customerId={customerId} />
    </Stack>
  );
}
