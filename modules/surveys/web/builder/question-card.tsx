import { ActionIcon, Badge, Button, Group, Menu, Stack, Switch, Text, UnstyledButton } from "@mantine/core";
import { IconAlertTriangle, IconDots, IconGripVertical } from "@tabler/icons-react";
import { type DragEvent, type KeyboardEvent, useState } from "react";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import type { Question } from "../../contract.ts";
import { said } from "../answering/said.ts";
import styles from "./builder.module.css";
import { questionsBefore, withQuestion } from "./edit-definition.ts";
import type { Editing } from "./editing.ts";
import { kindIcons, kindOf } from "./kind-icons.ts";
import { QuestionFields } from "./question-fields.tsx";
import { ShowIf } from "./show-if.tsx";
import { useBuilderWords } from "./use-builder-words.ts";
import { useConditionText } from "./use-condition-text.ts";
import type { QuestionDeeds } from "./use-question-deeds.ts";
import { WordsField } from "./words-field.tsx";

type QuestionCardProps = { question: Question; at: number; section: string; editing: Editing; deeds: QuestionDeeds };

/** The MIME type by which a question is dragged. */
const dragged = "application/x-hamdel-question";

/** One question: a line that says it, and opened, everything about it. */
export function QuestionCard({ question, at, section, editing, deeds }: QuestionCardProps) {
  const words = useBuilderWords();
  const { number, language } = useFormat();
  const { key } = question;
  const [over, setOver] = useState(false);
  const isOpen = editing.opened === key;
  const title = said(question.title, language) || words.untitled;
  const Sign = kindIcons[kindOf(question)];
  const hasProblem = editing.problems.some((problem) => problem.at === key);
  function onKeyDown(event: KeyboardEvent) {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown") || editing.readOnly) return;
    event.preventDefault();
    deeds.move(key, event.key === "ArrowUp" ? -1 : 1);
  }
  function onDrop(event: DragEvent) {
    setOver(false);
    const moved = event.dataTransfer.getData(dragged);
    if (!moved) return;
    event.preventDefault();
    deeds.drop(moved, section, key);
  }
  return (
    <li
      className={styles["card"]}
      data-question-card={key}
      data-open={isOpen || undefined}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(dragged)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <div className={styles["cardHead"]}>
        {editing.readOnly ? null : (
          // biome-ignore lint/a11y/noStaticElementInteractions: by keyboard, Alt and arrows move it
          <span
            className={styles["grip"]}
            draggable
            title={words.moveHint}
            onDragStart={(event) => {
              event.dataTransfer.setData(dragged, key);
              event.dataTransfer.effectAllowed = "move";
            }}
          >
            <IconGripVertical size={16} stroke={1.6} aria-hidden />
          </span>
        )}
        <UnstyledButton
          className={styles["cardTitle"] ?? ""}
          aria-expanded={isOpen}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          data-question-head={key}
          onKeyDown={onKeyDown}
          onClick={() => editing.open(isOpen ? null : key)}
        >
          <Sign size={18} stroke={1.6} aria-hidden className={styles["sign"]} />
          <span className={styles["titleText"]}>
            {number(at)}. {title}
          </span>
          <Marks question={question} editing={editing} hasProblem={hasProblem} />
        </UnstyledButton>
        {editing.readOnly ? null : <CardMenu title={title} name={key} deeds={deeds} />}
      </div>
      {isOpen ? <OpenCard question={question} editing={editing} /> : null}
    </li>
  );
}

function Marks({ question, editing, hasProblem }: { question: Question; editing: Editing; hasProblem: boolean }) {
  const words = useBuilderWords();
  const says = useConditionText(editing.draft);
  return (
    <span className={styles["marks"]}>
      {hasProblem ? <IconAlertTriangle size={17} stroke={1.6} color="var(--warning)" aria-hidden /> : null}
      {question.required ? (
        <Badge variant="default" tt="none" fw={500}>
          {words.requiredShort}
        </Badge>
      ) : null}
      {question.show_if ? (
        <Badge variant="light" tt="none" fw={500} title={words.condition.shownIf(says.condition(question.show_if))}>
          {words.conditional}
        </Badge>
      ) : null}
    </span>
  );
}

function CardMenu({ title, name, deeds }: { title: string; name: string; deeds: QuestionDeeds }) {
  const words = useBuilderWords();
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={words.questionMore(title)}>
          <IconDots size={18} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => deeds.copy(name)}>{words.duplicate}</Menu.Item>
        <Menu.Item onClick={() => deeds.move(name, -1)}>{words.up}</Menu.Item>
        <Menu.Item onClick={() => deeds.move(name, 1)}>{words.down}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => deeds.remove(name)}>{words.remove}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function OpenCard({ question, editing }: { question: Question; editing: Editing }) {
  const words = useBuilderWords();
  const { draft, readOnly, change } = editing;
  const [noteWanted, setNoteWanted] = useState(false);
  const put = (next: Question, stroke?: string) =>
    change((now) => withQuestion(now, next), stroke && `${question.key} ${stroke}`);
  const before = questionsBefore(draft, question.key);
  const pipe = before.filter(({ type }) => type !== "statement" && type !== "file");
  const mine = editing.problems.filter(({ at }) => at === question.key);
  return (
    <Stack gap={16} className={styles["cardBody"] ?? ""}>
      {mine.map(({ code }) => (
        <Text key={code} size="sm" c="var(--warning)" fw={500}>
          {words.problem[code]}
        </Text>
      ))}
      <WordsField
        label={words.titleField}
        value={question.title}
        languages={draft.languages}
        readOnly={readOnly}
        pipe={pipe}
        onChange={(title) => put({ ...question, title }, "title")}
      />
      {question.note || noteWanted ? (
        <WordsField
          label={words.noteField}
          value={question.note}
          languages={draft.languages}
          readOnly={readOnly}
          pipe={pipe}
          onChange={(note) => {
            const { note: _before, ...rest } = question;
            put((note.fa || note.en ? { ...question, note } : rest) as Question, "note");
          }}
        />
      ) : readOnly ? null : (
        <Group>
          <Button size="xs" variant="subtle" color="gray" onClick={() => setNoteWanted(true)}>
            {words.addNote}
          </Button>
        </Group>
      )}
      <QuestionFields question={question} put={put} editing={editing} />
      {question.type === "statement" ? null : (
        <Switch
          label={words.required}
          disabled={readOnly}
          checked={question.required}
          onChange={(event) => put({ ...question, required: event.currentTarget.checked })}
        />
      )}
      <ShowIf question={question} put={put} editing={editing} />
    </Stack>
  );
}
