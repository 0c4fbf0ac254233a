import {
  IconCircleCheck,
  IconCircleX,
  IconHourglass,
  IconLoader,
  IconPencil,
  IconPlayerPause,
} from "@tabler/icons-react";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { ImportRun } from "../contract.ts";
import styles from "./imports.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

const icons = {
  draft: IconPencil,
  waiting: IconHourglass,
  reading: IconLoader,
  writing: IconLoader,
  done: IconCircleCheck,
  failed: IconPlayerPause,
  cancelled: IconCircleX,
} satisfies Record<ImportRun["status"], typeof IconLoader>;

/** Whether an import of the command line stands still: nobody works on it, and nobody will by themselves. */
export function isBrokenOff({ status, working, runner }: ImportRun): boolean {
  return runner === "command" && !working && (status === "waiting" || status === "reading" || status === "writing");
}

/** How an import stands, by shape and word. */
export function ImportStatus({ run }: { run: ImportRun }) {
  const words = useWords({ fa, en });
  const { percent } = useFormat();
  const broken = isBrokenOff(run);
  const Icon = broken ? IconPlayerPause : icons[run.status];
  const moving = !broken && (run.status === "reading" || run.status === "writing");
  return (
    <span className={styles["status"]} data-status={broken ? "stopped" : run.status}>
      <Icon size={17} stroke={1.6} aria-hidden />
      {broken ? words.stopped : words.statuses[run.status]}
      {moving ? ` ${percent(run.progress, 0)}` : null}
    </span>
  );
}
