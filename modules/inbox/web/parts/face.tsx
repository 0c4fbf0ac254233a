import { IconUser } from "@tabler/icons-react";
import styles from "./parts.module.css";

/** The first letters of somebody's name in a circle; a figure where there is no name. Decoration: the name stands beside it. */
export function Face({ name, size = 36 }: { name: string | null; size?: number }) {
  const letters = initials(name);
  return (
    <span className={styles["face"]} style={{ width: size, height: size, fontSize: size * 0.36 }} aria-hidden>
      {letters || <IconUser size={size * 0.48} stroke={1.6} />}
    </span>
  );
}

/** First letters of the first and last word; a thin space keeps Persian ones from joining. */
function initials(name: string | null): string {
  const words = (name ?? "").split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const ends = words.length > 1 ? [words[0]!, words.at(-1)!] : words.slice(0, 1);
  return ends.map((word) => [...word][0]).join("\u200c");
}
