import { ActionIcon, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from "@tabler/icons-react";
import { type ClipboardEvent, type KeyboardEvent, useRef } from "react";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import type { SurveyLanguage, Words } from "../../contract.ts";
import { said } from "../answering/said.ts";
import styles from "./builder.module.css";
import { movedInList } from "./edit-definition.ts";
import { freshKey } from "./new-question.ts";
import { PictureField } from "./picture/picture-field.tsx";
import { useBuilderWords } from "./use-builder-words.ts";

export type Option = {
  key: string;
  title: Words;
  picture?: string | undefined;
  alt?: Words | undefined;
};
type OptionListProps = {
  label: string;
  options: readonly Option[];
  languages: readonly SurveyLanguage[];
  onChange: (options: Option[], stroke?: string) => void;
  readOnly: boolean;
  pictures?: boolean;
  /** Which there are and in which order stands; only their words change. */
  fixed?: boolean;
};

/** Options one under the other: Enter makes the next one, many lines pasted become many, Alt and arrows move. */
export function OptionList({
  label,
  options,
  languages,
  onChange,
  readOnly,
  pictures,
  fixed = false,
}: OptionListProps) {
  const words = useBuilderWords();
  const { number, language: screen } = useFormat();
  const list = useRef<HTMLDivElement>(null);
  const focus = (at: number) =>
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLInputElement>("input[data-option]")[at]?.focus());
  const set = (at: number, changed: Partial<Option>, stroke: string) =>
    onChange(
      options.map((one, i) => (i === at ? { ...one, ...changed } : one)),
      `${options[at]!.key} ${stroke}`,
    );
  function add(after = options.length - 1) {
    onChange(options.toSpliced(after + 1, 0, { key: freshKey("o"), title: {} as Words }));
    focus((after + 1) * languages.length);
  }
  function move(at: number, by: -1 | 1, inLine = 0) {
    onChange(movedInList(options, at, by));
    focus(Math.min(options.length - 1, Math.max(0, at + by)) * languages.length + inLine);
  }
  function onPaste(event: ClipboardEvent, at: number, language: SurveyLanguage) {
    const lines = linesOf(event.clipboardData.getData("text/plain"));
    if (lines.length < 2 || fixed) return;
    event.preventDefault();
    onChange(withPasted(options, at, language, lines));
  }
  function onKeyDown(event: KeyboardEvent, at: number, inLine: number) {
    if (fixed) return;
    if (event.key === "Enter") {
      event.preventDefault();
      add(at);
    }
    if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      event.stopPropagation();
      move(at, event.key === "ArrowUp" ? -1 : 1, inLine);
    }
  }
  return (
    <Stack gap={8} role="group" aria-label={label} ref={list}>
      <Text size="sm" fw={500}>
        {label}
      </Text>
      {options.map((option, at) => {
        const name = said(option.title, screen) || words.options.one(number(at + 1));
        return (
          <Group key={option.key} gap={6} wrap="nowrap" align="flex-start">
            <div className={styles["optionFields"]}>
              {languages.map((language, inLine) => (
                <TextInput
                  key={language}
                  data-option
                  lang={language}
                  dir={language === "fa" ? "rtl" : "ltr"}
                  aria-label={
                    languages.length > 1
                      ? words.inLanguage[language](words.options.one(number(at + 1)))
                      : words.options.one(number(at + 1))
                  }
                  placeholder={words.shared.languages[language]}
                  readOnly={readOnly}
                  value={option.title[language] ?? ""}
                  onPaste={(event) => onPaste(event, at, language)}
                  onKeyDown={(event) => onKeyDown(event, at, inLine)}
                  onChange={(event) =>
                    set(at, { title: titled(option, language, event.currentTarget.value) }, language)
                  }
                />
              ))}
              {pictures ? (
                <PictureField
                  option={option}
                  name={name}
                  languages={languages}
                  readOnly={readOnly}
                  onChange={(changed, stroke) => set(at, changed, stroke)}
                />
              ) : null}
            </div>
            {readOnly || fixed ? null : (
              <Group gap={0} wrap="nowrap" pt={2}>
                <Deed label={words.options.up(name)} off={at === 0} Sign={IconArrowUp} run={() => move(at, -1)} />
                <Deed
                  label={words.options.down(name)}
                  off={at === options.length - 1}
                  Sign={IconArrowDown}
                  run={() => move(at, 1)}
                />
                <Deed
                  label={words.options.remove(name)}
                  off={options.length === 1}
                  Sign={IconX}
                  run={() => onChange(options.filter((_, i) => i !== at))}
                />
              </Group>
            )}
          </Group>
        );
      })}
      {readOnly || fixed ? null : (
        <Group gap={12}>
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconPlus size={15} stroke={1.6} />}
            disabled={options.length >= 60}
            onClick={() => add()}
          >
            {words.options.add}
          </Button>
          <Text size="xs" c="dimmed">
            {words.options.paste}
          </Text>
        </Group>
      )}
    </Stack>
  );
}

type DeedProps = { label: string; off: boolean; Sign: typeof IconX; run: () => void };

function Deed({ label, off, Sign, run }: DeedProps) {
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={label} disabled={off} onClick={run}>
      <Sign size={16} stroke={1.6} />
    </ActionIcon>
  );
}

function titled({ title }: Option, language: SurveyLanguage, text: string): Words {
  const next = { ...title, [language]: text };
  if (text === "") delete next[language];
  return next;
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:[-*•]|[\d۰-۹]+[.)])\s+/u, "").trim())
    .filter((line) => line !== "");
}

/** Many lines from one option on: those that have no words in the language yet are filled, the rest is made. */
function withPasted(options: readonly Option[], at: number, language: SurveyLanguage, lines: string[]): Option[] {
  const next = [...options];
  let place = at;
  for (const line of lines) {
    const standing = next[place];
    if (standing && (place === at || !standing.title[language]))
      next[place] = { ...standing, title: { ...standing.title, [language]: line } };
    else next.splice(place, 0, { key: freshKey("o"), title: { [language]: line } as Words });
    place += 1;
  }
  return next.slice(0, 60);
}
