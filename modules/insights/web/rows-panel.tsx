import { DetailPanel } from "../../../platform/ui/detail-panel.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { ContactRows } from "./contact-rows.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { MetricRows } from "./metric-rows.tsx";
import type { RowsAsked } from "./rows-address.ts";

/** What stands behind a number, in a panel beside it. */
export function RowsPanel({ asked, onClose }: { asked: RowsAsked | null; onClose: () => void }) {
  const words = useWords({ fa, en }).rows;
  return (
    <DetailPanel opened={asked !== null} onClose={onClose} title={words.titles[asked?.metric ?? ""] ?? words.customer}>
      {asked?.metric === "interactions" ? <ContactRows asked={asked} /> : null}
      {asked && asked.metric !== "interactions" ? <MetricRows asked={asked} /> : null}
    </DetailPanel>
  );
}
