import { ActionIcon, Button, Text } from "@mantine/core";
import {
  IconBuilding,
  IconMail,
  IconMapPin,
  IconPencil,
  IconPhone,
  IconPlus,
  IconUserCheck,
} from "@tabler/icons-react";
import { Suspense, useState } from "react";
import { Bdi } from "../../../../platform/ui/bdi.tsx";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { useBrand, useCan } from "../../../../platform/ui/session.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { Customer } from "../../contract.ts";
import { BestChannel } from "../contact/best-channel.tsx";
import { customerDeeds } from "../customer-deeds.ts";
import { Copyable } from "../parts/copyable.tsx";
import { LifecycleMark } from "../parts/lifecycle-mark.tsx";
import parts from "../parts/parts.module.css";
import { shownPhone } from "../parts/shown-phone.ts";
import { TagsField } from "../parts/tags-field.tsx";
import { useCustomerName, useCustomerWords } from "../parts/use-customer-words.ts";
import { useOwners } from "../parts/use-owners.ts";
import styles from "./customer.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useSaveCustomer } from "./use-customer.ts";

const icon = { size: 17, stroke: 1.6, "aria-hidden": true } as const;

/** Who a customer is, in two lines: how to reach them, and their tags. */
export function CustomerHead({ customer }: { customer: Customer }) {
  const words = useCustomerWords();
  const nameOf = useCustomerName();
  const { nameOf: ownerName } = useOwners();
  const phone = customer.identities.find(({ type }) => type === "phone");
  const email = customer.identities.find(({ type }) => type === "email");
  const kind = customer.kind === "partner" && customer.partner_type ? words.partnerTypes[customer.partner_type] : null;
  return (
    <div className={styles["head"]}>
      <div className={styles["facts"]}>
        <span className={styles["fact"]}>
          <LifecycleMark of={customer.facts.lifecycle} />
        </span>
        {customer.kind === "person" ? null : (
          <span className={styles["fact"]}>{kind ?? words.kinds[customer.kind]}</span>
        )}
        {phone ? (
          <span className={styles["fact"]}>
            <IconPhone {...icon} />
            <Copyable value={phone.value} shown={shownPhone(phone.shown)} href={`tel:${phone.value}`} />
            <Deeds customerId={customer.id} />
          </span>
        ) : null}
        {email ? (
          <span className={styles["fact"]}>
            <IconMail {...icon} />
            <Copyable value={email.value} shown={email.shown} href={`mailto:${email.value}`} />
          </span>
        ) : null}
        {customer.city ? (
          <span className={styles["fact"]}>
            <IconMapPin {...icon} />
            <Bdi>{customer.city}</Bdi>
          </span>
        ) : null}
        {customer.company ? (
          <span className={styles["fact"]}>
            <IconBuilding {...icon} />
            <BrandLink path={`customers/${customer.company.id}`}>
              <Bdi>{nameOf(customer.company)}</Bdi>
            </BrandLink>
          </span>
        ) : null}
        <span className={styles["fact"]}>
          <IconUserCheck {...icon} />
          {customer.owner_id ? (
            <Bdi>{ownerName(customer.owner_id)}</Bdi>
          ) : (
            <Text span inherit c="dimmed">
              {words.nobody}
            </Text>
          )}
        </span>
        <BestChannel customerId={customer.id} className={styles["fact"]} />
      </div>
      <Tags customer={customer} />
    </div>
  );
}

/** What higher modules can do with them, such as calling. */
function Deeds({ customerId }: { customerId: number }) {
  const { permissions } = useBrand();
  return customerDeeds(permissions).map(({ key, component: Deed }) => (
    <Suspense key={key} fallback={null}>
      <Deed customerId={customerId} />
    </Suspense>
  ));
}

function Tags({ customer }: { customer: Customer }) {
  const words = useWords({ fa, en });
  const common = useCustomerWords();
  const [draft, setDraft] = useState<string[] | null>(null);
  const save = useSaveCustomer(customer.id);
  const mayWrite = useCan("customers.write") && customer.erased_at === null;
  function finish() {
    const changed = draft && draft.join("\n") !== customer.tags.join("\n");
    if (changed) save({ tags: draft }, words.saved(common.tags));
    setDraft(null);
  }
  if (draft) {
    return (
      <TagsField
        maw={520}
        autoFocus
        aria-label={common.tags}
        placeholder={common.tagsPlaceholder}
        value={draft}
        onChange={setDraft}
        onBlur={finish}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          setDraft(null);
        }}
      />
    );
  }
  const edit = () => setDraft(customer.tags);
  if (customer.tags.length === 0 && !mayWrite) return null;
  return (
    <div className={styles["chips"]}>
      {customer.tags.map((tag) => (
        <BrandLink key={tag} path={`customers?tag=${encodeURIComponent(tag)}`} c="inherit" underline="never">
          <span className={parts["tag"]}>
            <Bdi>{tag}</Bdi>
          </span>
        </BrandLink>
      ))}
      {!mayWrite ? null : customer.tags.length === 0 ? (
        <Button size="compact-sm" variant="subtle" color="gray" leftSection={<IconPlus size={15} />} onClick={edit}>
          {words.addTag}
        </Button>
      ) : (
        <ActionIcon size="sm" variant="subtle" color="gray" aria-label={words.addTag} onClick={edit}>
          <IconPencil size={15} stroke={1.6} />
        </ActionIcon>
      )}
    </div>
  );
}
