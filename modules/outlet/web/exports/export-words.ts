import { weekdayName } from "../../../../platform/i18n/index.ts";
import { usePreferences } from "../../../../platform/ui/preferences.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { exportProblems } from "../../contract/export-problems.ts";
import type { ExportProblem, ExportRule, ExportRun } from "../../contract/exports.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** How exports are spoken of on their page. */
export function useExportWords() {
  const words = useWords({ fa, en });
  const { language } = usePreferences();
  const format = useFormat();
  const hourOf = (hour: number) => `${format.number(hour)}:${format.number(0)}${format.number(0)}`;
  const size = (bytes: number) => {
    if (bytes < 1000) return words.sizes.b(format.number(bytes));
    if (bytes < 1_000_000) return words.sizes.kb(format.number(bytes / 1000, 0));
    return words.sizes.mb(format.number(bytes / 1_000_000, 1));
  };
  return {
    words,
    hourOf,
    size,
    when({ every, weekday, hour }: ExportRule): string {
      const at = hourOf(hour);
      return every === "week" ? words.when.week(weekdayName(weekday, language), at) : words.when[every](at);
    },
    sum(files: ExportRun["files"]): string {
      const total = (of: "rows" | "bytes") => files.reduce((sum, file) => sum + file[of], 0);
      return words.sum(format.number(files.length), format.number(total("rows")), size(total("bytes")));
    },
    problem: (code: ExportProblem) => exportProblems[language][code],
  };
}
