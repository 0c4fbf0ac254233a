import { ActionIcon, Loader } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import styles from "./composer.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import type { ComposerFile } from "./use-files.ts";

/** The files that go along, each with a way to leave it out. */
export function FileChips({ files, onRemove }: { files: readonly ComposerFile[]; onRemove: (key: string) => void }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  if (files.length === 0) return null;
  return (
    <div className={styles["files"]}>
      {files.map((file) => (
        <span key={file.key} className={styles["file"]}>
          {file.kept ? null : <Loader size={12} aria-label={words.uploading(format.percent(file.done, 0))} />}
          <bdi>{file.name}</bdi>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={words.removeFile(file.name)}
            onClick={() => onRemove(file.key)}
          >
            <IconX size={14} stroke={1.6} />
          </ActionIcon>
        </span>
      ))}
    </div>
  );
}
