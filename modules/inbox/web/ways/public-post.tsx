import { Anchor } from "@mantine/core";
import { IconWorld } from "@tabler/icons-react";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ConversationRow, MessageRow } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./ways.module.css";

/** That a conversation stands under a post for all to read, with the post; nothing where it does not. */
export function PublicPost({ post }: { post: ConversationRow["post"] }) {
  const words = useWords({ fa, en });
  if (!post) return null;
  return (
    <div className={styles["post"]}>
      <IconWorld size={16} stroke={1.6} aria-hidden />
      <strong>{words.post}</strong>
      {post.text ? <bdi className={styles["caption"]}>{post.text}</bdi> : null}
      {post.url ? (
        <Anchor size="sm" href={post.url} target="_blank" rel="noopener noreferrer nofollow">
          {words.seePost}
        </Anchor>
      ) : null}
    </div>
  );
}

/** How a message of a public conversation was said: under the comment, or to its writer; nothing elsewhere. */
export function CommentMark({ row }: { row: MessageRow }) {
  const words = useWords({ fa, en }).marks;
  const comment = row.meta["comment"] as { way?: "public" | "private" } | undefined;
  if (!comment) return null;
  return <span>{row.direction === "in" ? words.comment : words[comment.way ?? "public"]}</span>;
}

/** The name of whoever of the house wrote with another program; null for everybody else. */
export function useElsewhere(row: MessageRow): string | null {
  const words = useWords({ fa, en });
  return row.meta["elsewhere"] === true ? words.elsewhere : null;
}
