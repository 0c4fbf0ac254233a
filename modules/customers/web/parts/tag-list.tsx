import { Group } from "@mantine/core";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import styles from "./parts.module.css";

/** A customer's tags in one line; the rest as a number. */
export function TagList({ tags, most = 3 }: { tags: readonly string[]; most?: number }) {
  const format = useFormat();
  const hidden = tags.length - most;
  return (
    <Group gap={4} wrap="nowrap" component="span" display="inline-flex" title={tags.join("، ")}>
      {tags.slice(0, most).map((tag) => (
        <span key={tag} className={styles["tag"]}>
          <bdi>{tag}</bdi>
        </span>
      ))}
      {hidden > 0 ? <span className={styles["tag"]}>+{format.number(hidden)}</span> : null}
    </Group>
  );
}
