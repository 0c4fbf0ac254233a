import * as z from "zod";
import { useWords } from "../../../platform/ui/use-words.ts";
import { sentiments } from "../contract.ts";
import styles from "./mentions.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

const words = z.string().nullable();
const shape = z.object({ title: words, text: words, place: words, link: words, sentiment: z.enum(sentiments) });

/** A mention under its entry in the timeline: what was said, where, and how it sounds. */
export default function MentionInTimeline({ entry }: { entry: { subject_shown: unknown } }) {
  const said = useWords({ fa, en });
  const { data: shown } = shape.safeParse(entry.subject_shown);
  if (!shown) return null;
  const text = [shown.title, shown.text].filter(Boolean).join("\n");
  return (
    <div>
      <p className={styles["text"]} dir="auto">
        {text || said.forgotten}
      </p>
      <div className={styles["facts"]}>
        <span>{said.sentiments[shown.sentiment]}</span>
        {shown.place ? <bdi>{shown.place}</bdi> : null}
        {shown.link ? (
          <a href={shown.link} target="_blank" rel="noopener noreferrer nofollow">
            {said.deeds.open}
          </a>
        ) : null}
      </div>
    </div>
  );
}
