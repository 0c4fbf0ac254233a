import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ReplyChannel } from "../../contract.ts";
import { partsQuery } from "../inbox-calls.ts";
import styles from "./composer.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** What the channel can carry of what is written: the parts of an SMS, a text that is too long, files it does not take. */
export function LimitsLine({ channel, text, files }: { channel: ReplyChannel; text: string; files: number }) {
  const words = useWords({ fa, en }).limits;
  const format = useFormat();
  const [settled] = useDebouncedValue(text, 250);
  const counts = channel.counts_parts && channel.account !== null && settled.trim() !== "";
  const parts = useQuery({ ...partsQuery(channel.account?.id ?? 0, settled), enabled: counts }).data;
  const problem = limitProblem(channel, text, files);
  if (problem === "files") return <Line bad>{words.noFiles}</Line>;
  if (problem === "long") return <Line bad>{words.tooLong(format.number(channel.most ?? 0))}</Line>;
  if (!counts || !parts) return null;
  return <Line>{words.parts(format.number(parts.parts), format.number(parts.left))}</Line>;
}

/** Why a channel cannot carry this; null where it can. */
export function limitProblem(channel: ReplyChannel, text: string, files: number): "files" | "long" | null {
  if (files > 0 && !channel.attachments) return "files";
  return channel.most !== null && text.trim().length > channel.most ? "long" : null;
}

function Line({ bad, children }: { bad?: boolean; children: string }) {
  return (
    <span className={styles["limits"]} data-tone={bad ? "bad" : undefined} role="status">
      {children}
    </span>
  );
}
