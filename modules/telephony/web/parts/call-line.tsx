import { Anchor, Badge } from "@mantine/core";
import { Bdi } from "../../../../platform/ui/bdi.tsx";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { PhoneCall } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./parts.module.css";

/** Words of calls in the language on screen. */
export const useCallWords = () => useWords({ fa, en });

const colours = { answered: "firuze", missed: "red", busy: "yellow", unknown: "gray" } as const;

/** How a call ended, in a word and a colour; still going on where it did not. */
export function OutcomeBadge({ outcome }: Pick<PhoneCall, "outcome">) {
  const words = useCallWords();
  const colour = outcome ? ((colours as Record<string, string>)[outcome] ?? "gray") : "firuze";
  return (
    <Badge variant={outcome ? "light" : "outline"} color={colour}>
      {outcome ? words.outcomes[outcome] : words.going}
    </Badge>
  );
}

/** Talk, wait, queue and recording of a call, as far as they are known. */
export function CallDetails({ call, withPromise = false }: { call: PhoneCall; withPromise?: boolean }) {
  const words = useCallWords();
  const format = useFormat();
  const reads = useCan("inbox.read");
  const { recording } = call;
  const parts = [
    call.talk_seconds ? words.talk(format.duration(call.talk_seconds)) : null,
    call.wait_seconds && call.direction !== "out" ? words.wait(format.duration(call.wait_seconds)) : null,
    call.queue ? words.queue(call.queue) : null,
  ].filter((part) => part !== null);
  return (
    <span className={styles["details"]}>
      {parts.map((part) => (
        <span key={part}>{part}</span>
      ))}
      {recording?.href ? (
        <Anchor inherit href={recording.href} target="_blank" rel="noopener noreferrer">
          {words.recording}
        </Anchor>
      ) : recording ? (
        <Bdi>{words.recordingText(recording.text)}</Bdi>
      ) : null}
      {withPromise && call.conversation_id && reads ? (
        <BrandLink path={`inbox?c=${call.conversation_id}`}>{words.promised}</BrandLink>
      ) : null}
    </span>
  );
}
