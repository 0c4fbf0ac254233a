import { Button, Skeleton, Stack } from "@mantine/core";
import { IconArrowUpLeft, IconArrowUpRight } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { useChanges } from "../../../../platform/ui/changes.ts";
import { MoneyText } from "../../../../platform/ui/money-text.tsx";
import { usePreferences } from "../../../../platform/ui/preferences.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { Customer } from "../../../customers/contract.ts";
import { Face } from "../parts/face.tsx";
import partStyles from "../parts/parts.module.css";
import { useInboxWords } from "../parts/use-inbox-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./side.module.css";
import { whoQuery } from "./side-calls.ts";

/** Who a customer is: name, worth, how they are reached, tags. Nothing for whoever may not read customers. */
export function Who({ customer: id }: { customer: number }) {
  const who = useQuery({ ...whoQuery(id), enabled: useCan("customers.read") });
  useChanges([`customer:${id}`], () => void who.refetch());
  if (who.isLoading) return <WhoSkeleton />;
  return who.data && "id" in who.data ? <Known customer={who.data} /> : null;
}

function Known({ customer }: { customer: Customer }) {
  const words = useWords({ fa, en });
  const shared = useInboxWords();
  const format = useFormat();
  const { language } = usePreferences();
  const { facts } = customer;
  const Out = language === "fa" ? IconArrowUpLeft : IconArrowUpRight;
  return (
    <header className={styles["who"]}>
      <div className={styles["name"]}>
        <Face name={customer.name} size={48} />
        <div style={{ minWidth: 0 }}>
          <strong style={{ fontWeight: 650 }}>
            <bdi>{nameOf(customer) ?? shared.unnamed}</bdi>
          </strong>
          <div className={styles["quiet"]}>
            {shared.lifecycles[facts.lifecycle]}
            {customer.city ? ` · ${customer.city}` : ""}
          </div>
        </div>
      </div>
      {facts.orders > 0 ? (
        <div className={styles["value"]}>
          <strong>
            <MoneyText minor={facts.revenue} />
          </strong>
          <span className={styles["quiet"]}>{words.bought(format.number(facts.orders))}</span>
        </div>
      ) : (
        <span className={styles["quiet"]}>{words.noOrders}</span>
      )}
      <div className={styles["identities"]}>
        {customer.identities
          .filter(({ type }) => type === "phone" || type === "email")
          .slice(0, 3)
          .map((one) => (
            <bdi key={one.id} dir="ltr" style={{ textAlign: "start", justifySelf: "start" }}>
              {one.shown}
            </bdi>
          ))}
        {facts.contacts > 0 ? <span>{words.contacts(format.number(facts.contacts))}</span> : null}
      </div>
      {customer.tags.length > 0 ? (
        <div style={{ display: "flex", flexWrap: "wrap", gap: 4 }}>
          {customer.tags.slice(0, 6).map((tag) => (
            <span key={tag} className={partStyles["chip"]}>
              <bdi>{tag}</bdi>
            </span>
          ))}
        </div>
      ) : null}
      <BrandLink path={`customers/${customer.id}`} underline="never">
        <Button component="span" size="xs" variant="default" fullWidth rightSection={<Out size={16} stroke={1.6} />}>
          {words.profile}
        </Button>
      </BrandLink>
    </header>
  );
}

function WhoSkeleton() {
  return (
    <Stack gap={12} pb={20}>
      <Skeleton circle height={48} />
      <Skeleton height={12} width="60%" />
      <Skeleton height={12} width="40%" />
    </Stack>
  );
}

/** A visitor's number says nothing to people. */
function nameOf({ name, label, identities }: Customer): string | null {
  return identities.some(({ type }) => type !== "visitor") ? label : name;
}
