import { Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { InboxCounts, InboxView } from "../../contract.ts";
import { countsQuery } from "../inbox-calls.ts";
import styles from "./list.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

const shown: readonly InboxView[] = ["mine", "unassigned", "all"];
const behind: readonly InboxView[] = ["at_risk", "team", "mentions", "snoozed", "resolved", "spam"];

/** The views of the inbox with their counts: three in sight, the others behind a menu that shows the one in use. */
export function ViewTabs({ view, onView }: { view: InboxView; onView: (view: InboxView) => void }) {
  const words = useWords({ fa, en });
  const counts = useQuery(countsQuery()).data;
  const hidden = behind.includes(view);
  return (
    <nav className={styles["views"]} aria-label={words.list}>
      {shown.map((one) => (
        <button
          key={one}
          type="button"
          className={styles["view"]}
          data-open={view === one || undefined}
          aria-pressed={view === one}
          onClick={() => onView(one)}
        >
          {words.views[one]}
          <Count of={one} counts={counts} />
        </button>
      ))}
      <Menu position="bottom-end">
        <Menu.Target>
          <button
            type="button"
            className={`${styles["view"]} ${styles["more"]}`}
            data-open={hidden || undefined}
            aria-label={words.moreViews}
          >
            {hidden ? words.views[view] : null}
            <IconChevronDown size={16} stroke={1.6} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {behind.map((one) => (
            <Menu.Item key={one} onClick={() => onView(one)} rightSection={<Count of={one} counts={counts} />}>
              {words.views[one]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </nav>
  );
}

function Count({ of, counts }: { of: InboxView; counts: InboxCounts | undefined }) {
  const format = useFormat();
  const count = counts && of in counts ? counts[of as keyof InboxCounts] : 0;
  if (count === 0) return null;
  return <span className={styles["count"]}>{count >= 1000 ? `${format.number(999)}+` : format.number(count)}</span>;
}
