import { Button, Group, Stack, Switch, Text, TextInput, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import type { Definition, SurveySettings, Words } from "../../contract.ts";
import styles from "./builder.module.css";
import type { Editing } from "./editing.ts";
import { newEnding } from "./new-question.ts";
import { useBuilderWords } from "./use-builder-words.ts";
import { WordsField } from "./words-field.tsx";

type AroundViewProps = {
  editing: Editing;
  settings: SurveySettings;
  set: (changed: Partial<SurveySettings>, stroke?: string) => void;
};

const isSaid = (words: Words) => Boolean(words.fa || words.en);

/** What stands before and after the questions. */
export function AroundView({ editing, settings, set }: AroundViewProps) {
  const words = useBuilderWords();
  const { draft, readOnly } = editing;
  return (
    <Stack gap={28}>
      <Frame part="greeting" editing={editing} />
      <Frame part="thanks" editing={editing} />
      <Endings editing={editing} />
      <section className={styles["block"]}>
        <Title order={3}>{words.around.closed}</Title>
        <WordsField
          label={words.around.closedWords}
          value={settings.closed_words ?? undefined}
          languages={draft.languages}
          readOnly={readOnly}
          onChange={(value) => set({ closed_words: isSaid(value) ? value : null }, "closed_words")}
        />
      </section>
    </Stack>
  );
}

function Frame({ part, editing }: { part: "greeting" | "thanks"; editing: Editing }) {
  const words = useBuilderWords().around;
  const { draft, change, readOnly } = editing;
  const value = draft[part];
  const names = part === "greeting" ? (["title", "note", "button"] as const) : (["title", "note"] as const);
  const labels = { title: words[`${part}Title`], note: words[`${part}Note`], button: words.button };
  function turn(on: boolean) {
    change((now) => {
      const { [part]: _gone, ...rest } = now;
      return on ? { ...now, [part]: { title: {} } } : (rest as Definition);
    });
  }
  function write(name: "title" | "note" | "button", said: Words) {
    change((now) => {
      const next: Record<string, unknown> = { ...now[part], [name]: said };
      if (name !== "title" && !isSaid(said)) delete next[name];
      return { ...now, [part]: next } as Definition;
    }, `${part} ${name}`);
  }
  return (
    <section className={styles["block"]}>
      <Switch
        label={words[part]}
        disabled={readOnly}
        checked={value !== undefined}
        onChange={(event) => turn(event.currentTarget.checked)}
      />
      {value
        ? names.map((name) => (
            <WordsField
              key={name}
              label={labels[name]}
              value={(value as Record<string, Words | undefined>)[name]}
              languages={draft.languages}
              readOnly={readOnly}
              pipe={name === "button" ? undefined : []}
              onChange={(next) => write(name, next)}
            />
          ))
        : null}
    </section>
  );
}

function Endings({ editing }: { editing: Editing }) {
  const words = useBuilderWords();
  const { draft, change, readOnly, problems } = editing;
  type Ending = Definition["endings"][number];
  const set = (at: number, changed: Partial<Ending>, stroke: string) =>
    change(
      (now) => ({ ...now, endings: now.endings.with(at, clean({ ...now.endings[at]!, ...changed })) }),
      `ending ${at} ${stroke}`,
    );
  return (
    <section className={styles["block"]}>
      <Title order={3}>{words.around.endings}</Title>
      <Text size="sm" c="dimmed">
        {words.around.endingsNote}
      </Text>
      {draft.endings.map((ending, at) => (
        <Stack key={ending.key} gap={12} className={styles["ending"] ?? ""} data-ending={ending.key}>
          {problems
            .filter((problem) => problem.at === ending.key)
            .map(({ code }) => (
              <Text key={code} size="sm" c="var(--warning)" fw={500}>
                {words.problem[code]}
              </Text>
            ))}
          {(["title", "note"] as const).map((name) => (
            <WordsField
              key={name}
              label={name === "title" ? words.around.endingTitle : words.around.endingNote}
              value={ending[name]}
              languages={draft.languages}
              readOnly={readOnly}
              onChange={(value) => set(at, { [name]: value }, name)}
            />
          ))}
          <TextInput
            type="url"
            dir="ltr"
            label={words.around.link}
            placeholder="https://"
            readOnly={readOnly}
            value={ending.link?.url ?? ""}
            onChange={(event) =>
              set(
                at,
                { link: { label: { fa: "", en: "" }, ...ending.link, url: event.currentTarget.value.trim() } },
                "url",
              )
            }
          />
          {ending.link ? (
            <WordsField
              label={words.around.linkLabel}
              value={ending.link.label}
              languages={draft.languages}
              readOnly={readOnly}
              onChange={(label) => set(at, { link: { ...ending.link!, label } }, "label")}
            />
          ) : null}
          {readOnly ? null : (
            <Group>
              <Button
                size="xs"
                variant="subtle"
                color="gray"
                onClick={() => change((now) => ({ ...now, endings: now.endings.filter((_, i) => i !== at) }))}
              >
                {words.around.removeEnding}
              </Button>
            </Group>
          )}
        </Stack>
      ))}
      {readOnly || draft.endings.length >= 20 ? null : (
        <Group>
          <Button
            size="xs"
            variant="light"
            leftSection={<IconPlus size={15} stroke={1.8} />}
            onClick={() => change((now) => ({ ...now, endings: [...now.endings, newEnding()] }))}
          >
            {words.around.addEnding}
          </Button>
        </Group>
      )}
    </section>
  );
}

/** What is emptied goes altogether: a note without words, a link without an address. */
function clean(ending: Definition["endings"][number]): Definition["endings"][number] {
  const next = { ...ending };
  if (next.note && !isSaid(next.note)) delete next.note;
  if (next.link && !next.link.url) delete next.link;
  return next;
}
