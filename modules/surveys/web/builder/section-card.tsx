import { ActionIcon, Checkbox, Group, Menu, Text } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { type DragEvent, useState } from "react";
import { useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import type { Section } from "../../contract.ts";
import { said } from "../answering/said.ts";
import styles from "./builder.module.css";
import { movedInList, questionsOf, withSection } from "./edit-definition.ts";
import type { Editing } from "./editing.ts";
import { JumpList } from "./jump-list.tsx";
import { KindMenu } from "./kind-menu.tsx";
import { QuestionCard } from "./question-card.tsx";
import { useBuilderWords } from "./use-builder-words.ts";
import type { QuestionDeeds } from "./use-question-deeds.ts";
import { WordsField } from "./words-field.tsx";

type SectionCardProps = { section: Section; editing: Editing; deeds: QuestionDeeds };

/** A part of the survey: its title where it has one, its questions, and where it leads to. */
export function SectionCard({ section, editing, deeds }: SectionCardProps) {
  const words = useBuilderWords();
  const { number, language } = useFormat();
  const { draft, change, readOnly, problems } = editing;
  const at = draft.sections.indexOf(section);
  const isAlone = draft.sections.length === 1;
  const isOpen = editing.opened === section.key;
  const first = questionsOf(draft).indexOf(section.questions[0]!) + 1;
  const mine = problems.filter((problem) => problem.at === section.key);
  const set = (changed: Partial<Section>, stroke?: string) =>
    change((now) => withSection(now, section.key, changed), stroke && `${section.key} ${stroke}`);
  function onDrop(event: DragEvent) {
    const key = event.dataTransfer.getData("application/x-hamdel-question");
    if (!key || event.defaultPrevented) return;
    event.preventDefault();
    deeds.drop(key, section.key, null);
  }
  return (
    <section
      className={styles["section"]}
      aria-label={words.section(number(at + 1))}
      data-section={section.key}
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDrop}
    >
      {isAlone ? null : (
        <Text fw={500} size="sm" c="dimmed">
          {words.section(number(at + 1))}
          {section.title ? `: ${said(section.title, language)}` : ""}
        </Text>
      )}
      {mine.map(({ code }) => (
        <Text key={code} size="sm" c="var(--warning)" fw={500}>
          {code === "incomplete" && section.questions.length === 0 ? words.emptySection : words.problem[code]}
        </Text>
      ))}
      {isOpen ? <SectionWords section={section} editing={editing} set={set} /> : null}
      <ol className={styles["cards"]}>
        {section.questions.map((question, place) => (
          <QuestionCard
            key={question.key}
            question={question}
            at={first + place}
            section={section.key}
            editing={editing}
            deeds={deeds}
          />
        ))}
      </ol>
      {readOnly ? null : (
        <Group justify="space-between">
          <KindMenu onPick={(kind) => deeds.add(kind, section.key)} />
          <SectionMenu section={section} at={at} editing={editing} />
        </Group>
      )}
      <JumpList section={section} editing={editing} />
    </section>
  );
}

type SectionWordsProps = {
  section: Section;
  editing: Editing;
  set: (changed: Partial<Section>, stroke?: string) => void;
};

function SectionWords({ section, editing: { draft, readOnly }, set }: SectionWordsProps) {
  const words = useBuilderWords();
  return (
    <>
      {(["title", "note"] as const).map((name) => (
        <WordsField
          key={name}
          label={name === "title" ? words.sectionTitle : words.sectionNote}
          value={section[name]}
          languages={draft.languages}
          readOnly={readOnly}
          onChange={(value) => set({ [name]: value.fa || value.en ? value : undefined }, name)}
        />
      ))}
      <Checkbox
        label={words.sectionRandom}
        disabled={readOnly}
        checked={section.random}
        onChange={(event) => set({ random: event.currentTarget.checked })}
      />
    </>
  );
}

function SectionMenu({ section, at, editing }: { section: Section; at: number; editing: Editing }) {
  const words = useBuilderWords();
  const undo = useUndoNotice();
  const [opened, setOpened] = useState(false);
  const { draft, change, open } = editing;
  const last = draft.sections.length - 1;
  function remove() {
    change((now) => ({ ...now, sections: now.sections.filter(({ key }) => key !== section.key) }));
    undo(words.sectionRemoved, () => change((now) => ({ ...now, sections: now.sections.toSpliced(at, 0, section) })));
  }
  const move = (by: -1 | 1) => change((now) => ({ ...now, sections: movedInList(now.sections, at, by) }));
  return (
    <Menu position="bottom-end" withinPortal opened={opened} onChange={setOpened}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={words.sectionMore}>
          <IconDots size={18} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => open(editing.opened === section.key ? null : section.key)}>
          {words.sectionText}
        </Menu.Item>
        <Menu.Item disabled={at === 0} onClick={() => move(-1)}>
          {words.sectionUp}
        </Menu.Item>
        <Menu.Item disabled={at === last} onClick={() => move(1)}>
          {words.sectionDown}
        </Menu.Item>
        <Menu.Item disabled={last === 0} onClick={remove}>
          {words.removeSection}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
