import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { TimeText } from "../../../../platform/ui/time-text.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import type { CaseRow } from "../../contract.ts";
import styles from "../cases.module.css";
import { DueMark, GraveMark, StateBadge, useCaseWords, useCauseNames } from "../parts/case-marks.tsx";

/** One case in a list: whose, what, in their words, by when, and who looks after it. */
export function CaseLine({ row }: { row: CaseRow }) {
  const words = useCaseWords();
  const format = useFormat();
  const causeName = useCauseNames();
  return (
    <li className={styles["row"]}>
      <BrandLink path={`cases/${row.id}`} underline="never" className={styles["rowLink"] ?? ""}>
        <div className={styles["main"]}>
          <div className={styles["titleLine"]}>
            <bdi className={styles["title"]}>{row.customer.name ?? words.unnamed}</bdi>
            <bdi>{row.title || words.number(format.number(row.number))}</bdi>
          </div>
          {row.words ? (
            <p className={styles["said"]} dir="auto">
              {row.words}
            </p>
          ) : null}
          <div className={styles["facts"]}>
            <span>{words.number(format.number(row.number))}</span>
            <span>{row.assignee?.name ?? words.nobody}</span>
            {row.team ? <bdi>{row.team.name}</bdi> : null}
            {row.root_cause ? <bdi>{causeName(row.root_cause)}</bdi> : null}
            <TimeText at={row.opened_at} />
          </div>
        </div>
        <div className={styles["end"]}>
          <StateBadge state={row.state} />
          <DueMark row={row} />
          <GraveMark row={row} />
        </div>
      </BrandLink>
    </li>
  );
}
