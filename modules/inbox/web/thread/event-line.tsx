import { directionOf } from "../../../../platform/i18n/index.ts";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { useEntryWords } from "../../../timeline/web/index.tsx";
import type { MessageRow } from "../../contract.ts";
import { useColleagues } from "../parts/use-colleagues.ts";
import { useInboxWords } from "../parts/use-inbox-words.ts";
import { EventDeeds } from "./event-deeds.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./thread.module.css";

/** What was done with the conversation, as one quiet line. */
export function EventLine({ row }: { row: MessageRow }) {
  const format = useFormat();
  const say = useEventWords();
  return (
    <p className={styles["event"]}>
      <span dir={directionOf(format.language)}>{say(row)}</span> · <time dateTime={row.at}>{format.time(row.at)}</time>
      <EventDeeds row={row} />
    </p>
  );
}

/** A name or label inside a sentence, in a direction of its own. */
const apart = (text: string) => (text ? `\u2068${text}\u2069` : "");

function useEventWords(): (row: MessageRow) => string {
  const words = useWords({ fa, en });
  const what = useWhat();
  const { nameOf } = useColleagues();
  const people = (id: unknown) => (typeof id === "string" ? nameOf(id) : "");
  return (row) => {
    // By name, oneself too: a sentence about «you» would need verbs of its own.
    const who = row.user?.name ?? (row.author === "bot" ? words.bot : ruleName(row, words.rule));
    const event = row.event ?? "";
    const whySaid = (words.whyAssigned as Record<string, (from: string, to: string) => string>)[
      String(row.meta["why"])
    ];
    if (whySaid) return whySaid(apart(people(row.meta["from"])), apart(people(row.meta["to"])));
    if (event === "assigned" && row.user && row.meta["to"] === row.user.id)
      return words.events.assignedSelf(apart(who));
    if (event === "split" && row.meta["from"]) return words.events.splitFrom(apart(who));
    const sentence = (words.events as Record<string, (who: string, what: string) => string>)[event];
    return sentence ? sentence(apart(who || words.system), apart(what(row))) : event.replaceAll("_", " ");
  };
}

/** The rule that did it, by the name that it had then. */
function ruleName({ meta }: MessageRow, say: (name: string) => string): string {
  const rule = meta["rule"];
  return rule && typeof rule === "object" && "name" in rule ? say(String(rule["name"])) : "";
}

/** What an event was done with or to: a name, a time, labels. */
function useWhat(): (row: MessageRow) => string {
  const { priorities } = useInboxWords();
  const { nameOf, teamOf } = useColleagues();
  const format = useFormat();
  const entries = useEntryWords();
  const levels = [priorities.low, priorities.usual, priorities.high, priorities.urgent];
  const time = (value: unknown) => (typeof value === "string" ? format.dateTime(value, "day") : "");
  return ({ event, meta }) => {
    const to = meta["to"];
    if (event === "assigned") return typeof to === "string" ? nameOf(to) : "";
    if (event === "contact_left") return Array.isArray(meta["left"]) ? meta["left"].join(" · ") : "";
    if (event === "continued") return typeof to === "string" ? entries.channel(to) : "";
    if (event === "team_changed") return typeof to === "number" ? teamOf(to) : "";
    if (event === "priority_changed") return levels[Number(to) + 1] ?? "";
    if (event === "labels_changed") return Array.isArray(to) ? to.join(format.language === "fa" ? "، " : ", ") : "";
    if (event === "merged" || event === "split")
      return typeof meta["count"] === "number" ? format.number(meta["count"]) : "";
    if (event === "forwarded") return typeof to === "string" ? nameOf(to) : "";
    return time(meta["until"] ?? meta["due_at"] ?? meta["by"]);
  };
}
