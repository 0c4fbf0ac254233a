import { Select, Skeleton, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type PropsWithChildren, Suspense } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { MoneyText } from "../../../../platform/ui/money-text.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { TimeText } from "../../../../platform/ui/time-text.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { CustomerGlance } from "../../../inbox/web/index.tsx";
import { useEntryWords } from "../../../timeline/web/index.tsx";
import { type CaseShown, severities } from "../../contract.ts";
import { membersQuery, useCaseDeed } from "../case-calls.ts";
import styles from "../cases.module.css";
import { StateBadge, useCaseWords } from "../parts/case-marks.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

function Part({ title, children }: PropsWithChildren<{ title: string }>) {
  return (
    <section>
      <Title order={2} mb={8}>
        {title}
      </Title>
      {children}
    </section>
  );
}

/** Whose case it is, who looks after it, and what else is known: orders, other cases, the conversation. */
export function CaseSide({ shown }: { shown: CaseShown }) {
  const words = useWords({ fa, en });
  const shared = useCaseWords();
  const format = useFormat();
  const mayReadCustomers = useCan("customers.read");
  return (
    <aside className={styles["side"]} aria-label={words.about}>
      <Part title={words.customer}>
        {mayReadCustomers ? (
          <Suspense fallback={<Skeleton height={120} />}>
            <CustomerGlance customer={shown.customer.id} />
          </Suspense>
        ) : (
          <bdi>{shown.customer.name ?? shared.unnamed}</bdi>
        )}
        {shown.conversation ? (
          <div>
            <BrandLink path={`inbox?c=${shown.conversation}`} fz="sm">
              {words.openConversation}
            </BrandLink>
          </div>
        ) : null}
      </Part>
      <Part title={words.about}>
        <Handing shown={shown} />
        <Facts shown={shown} />
      </Part>
      {shown.orders.length > 0 ? (
        <Part title={words.orders}>
          <dl className={styles["pairs"]}>
            {shown.orders.map((order) => (
              <div key={order.number} style={{ display: "contents" }}>
                <dt>
                  <bdi dir="ltr">{order.number}</bdi> · <TimeText at={order.at} />
                </dt>
                <dd>
                  <MoneyText minor={order.total} currency={order.currency} />
                </dd>
              </div>
            ))}
          </dl>
        </Part>
      ) : null}
      {shown.others.length > 0 ? (
        <Part title={words.others}>
          {shown.others.map((other) => (
            <div key={other.id} className={styles["facts"]} style={{ marginBlockEnd: 6 }}>
              <BrandLink path={`cases/${other.id}`}>{shared.number(format.number(other.number))}</BrandLink>
              <StateBadge state={other.state} />
            </div>
          ))}
        </Part>
      ) : null}
    </aside>
  );
}

function Handing({ shown }: { shown: CaseShown }) {
  const words = useWords({ fa, en });
  const shared = useCaseWords();
  const writes = useCan("cases.write");
  const members = useQuery({ ...membersQuery(), enabled: useCan("members.read") }).data?.rows ?? [];
  const change = useCaseDeed((patch: { assignee?: string | null; severity?: string }) =>
    api.patch(`/cases/${shown.id}`, patch),
  );
  return (
    <>
      <Select
        label={words.assignee}
        placeholder={words.nobody}
        clearable
        searchable
        disabled={!writes}
        data={members
          .filter(({ role }) => role !== "viewer" && role !== "analyst")
          .map(({ userId, name }) => ({ value: userId, label: name }))}
        value={shown.assignee?.id ?? null}
        onChange={(assignee) => change.mutate({ assignee })}
        mb={10}
      />
      <Select
        label={shared.severity}
        allowDeselect={false}
        disabled={!writes}
        data={severities.map((one) => ({ value: one, label: shared.severities[one] }))}
        value={shown.severity}
        onChange={(severity) => severity && change.mutate({ severity })}
        mb={14}
      />
    </>
  );
}

function Facts({ shown }: { shown: CaseShown }) {
  const words = useWords({ fa, en });
  const entries = useEntryWords();
  const at = (moment: string | null) => (moment ? <TimeText at={moment} /> : null);
  const facts = [
    [words.opened, at(shown.opened_at)],
    [words.contacted, at(shown.contacted_at)],
    [words.until, at(shown.snoozed_until)],
    [words.team, shown.team?.name],
    [words.touchpoint, shown.touchpoint && entries.touchpoint(shown.touchpoint)],
    [words.product, shown.product?.name],
    [
      words.cost,
      shown.cost === null ? null : (
        <MoneyText key="cost" minor={shown.cost} currency={shown.cost_currency ?? shown.currency} />
      ),
    ],
  ] as const;
  return (
    <dl className={styles["pairs"]}>
      {facts
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name} style={{ display: "contents" }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
