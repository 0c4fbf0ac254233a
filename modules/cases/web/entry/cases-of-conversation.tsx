import { Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { useChanges } from "../../../../platform/ui/changes.ts";
import { useCan } from "../../../../platform/ui/session.ts";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { SidePartProps } from "../../../inbox/web/index.tsx";
import { casesQuery } from "../case-calls.ts";
import styles from "../cases.module.css";
import { DueMark, StateBadge, useCaseWords } from "../parts/case-marks.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { NewCase } from "./new-case.tsx";

/** Beside a conversation: the cases of its customer, and a way to open one from it. */
export default function CasesOfConversation({ conversation, customer }: SidePartProps) {
  const words = useWords({ fa, en });
  const shared = useCaseWords();
  const format = useFormat();
  const writes = useCan("cases.write");
  const list = useQuery(casesQuery({ view: "all", customer }));
  useChanges(["case"], () => void list.refetch());
  if (!list.data) return null;
  return (
    <section style={{ paddingBlock: 14 }}>
      <Title order={3} fz="sm" mb={6}>
        {words.cases}
      </Title>
      {list.data.rows.slice(0, 3).map((row) => (
        <div key={row.id} className={styles["facts"]} style={{ marginBlockEnd: 8 }}>
          <BrandLink path={`cases/${row.id}`}>{shared.number(format.number(row.number))}</BrandLink>
          <StateBadge state={row.state} />
          <DueMark row={row} />
        </div>
      ))}
      {writes ? <NewCase about={{ conversation }} /> : null}
    </section>
  );
}
