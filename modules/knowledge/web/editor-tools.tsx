import { ActionIcon, FileButton, Tooltip } from "@mantine/core";
import {
  type Icon,
  IconBold,
  IconH2,
  IconInfoSquareRounded,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
  IconPhoto,
  IconTable,
} from "@tabler/icons-react";
import type { RefObject } from "react";
import { putAtCursor } from "../../../platform/ui/put-at-cursor.ts";
import { uploadFile } from "../../../platform/ui/upload.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { picture } from "../contract.ts";
import styles from "./knowledge.module.css";
import { useDeed } from "./knowledge-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type ToolsProps = { area: RefObject<HTMLTextAreaElement | null>; onChange: (body: string) => void };

/** Buttons that put Markdown around what is chosen, or where the cursor stands. */
export function EditorTools({ area, onChange }: ToolsProps) {
  const words = useWords({ fa, en });
  const { tools, sample } = words;
  function put(before: string, after: string, inside: string, ownLine = false, eachLine = "\n") {
    const field = area.current;
    if (!field) return;
    const { selectionStart: from, selectionEnd: to, value } = field;
    const chosen = (value.slice(from, to) || inside).replaceAll("\n", eachLine);
    const lead = ownLine && from > 0 && value[from - 1] !== "\n" ? "\n\n" : "";
    const at = from + lead.length + before.length;
    putAtCursor(field, lead + before + chosen + after, onChange);
    field.setSelectionRange(at, at + chosen.length);
  }
  /** A picture comes behind what is chosen, and takes nothing away. */
  function putPicture(markdown: string) {
    const field = area.current;
    if (!field) return;
    const { selectionEnd: at, value } = field;
    const lead = at > 0 && value[at - 1] !== "\n" ? "\n\n" : "";
    field.setSelectionRange(at, at);
    putAtCursor(field, `${lead}${markdown}\n`, onChange);
  }
  const upload = useDeed((file: File) => uploadFile("/help-pictures", file, picture), {
    onDone: ({ markdown }) => putPicture(markdown),
  });
  const all: [string, Icon, () => void][] = [
    [tools.bold, IconBold, () => put("**", "**", sample.text)],
    [tools.italic, IconItalic, () => put("*", "*", sample.text)],
    [tools.heading, IconH2, () => put("## ", "", sample.text, true)],
    [tools.list, IconList, () => put("- ", "", sample.text, true, "\n- ")],
    [tools.numbers, IconListNumbers, () => put("1. ", "", sample.text, true, "\n1. ")],
    [tools.link, IconLink, () => put("[", `](${sample.link})`, sample.text)],
    [tools.table, IconTable, () => put("| ", sample.table, sample.title, true, " ")],
    [tools.callout, IconInfoSquareRounded, () => put("> [!note]\n> ", "\n", sample.text, true, "\n> ")],
  ];
  return (
    <div className={styles["tools"]} role="toolbar" aria-label={words.body}>
      {all.map(([label, Shape, run]) => (
        <Tool key={label} label={label} icon={Shape} onClick={run} />
      ))}
      <FileButton accept="image/png,image/jpeg,image/gif,image/webp" onChange={(file) => file && upload.mutate(file)}>
        {({ onClick }) => <Tool label={tools.picture} icon={IconPhoto} loading={upload.isPending} onClick={onClick} />}
      </FileButton>
    </div>
  );
}

function Tool({
  label,
  icon: Shape,
  onClick,
  loading = false,
}: {
  label: string;
  icon: Icon;
  onClick: () => void;
  loading?: boolean;
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} loading={loading} onClick={onClick}>
        <Shape size={18} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
}
