import { ActionIcon, Menu, SimpleGrid, Textarea, Tooltip } from "@mantine/core";
import { IconBraces } from "@tabler/icons-react";
import { useRef } from "react";
import { putAtCursor } from "../../../../platform/ui/put-at-cursor.ts";
import type { Question, SurveyLanguage, Words } from "../../contract.ts";
import { said } from "../answering/said.ts";
import { useBuilderWords } from "./use-builder-words.ts";

type WordsFieldProps = {
  label: string;
  value: Words | undefined;
  languages: readonly SurveyLanguage[];
  onChange: (value: Words) => void;
  readOnly?: boolean;
  /** Questions whose answers can be put into the words, with the customer's name; no menu without it. */
  pipe?: readonly Question[] | undefined;
  rows?: number;
  autoFocus?: boolean;
};

/** Words in each language of the survey, beside each other; under each other where there is no room. */
export function WordsField({ label, value, languages, onChange, readOnly = false, pipe, ...more }: WordsFieldProps) {
  const words = useBuilderWords();
  const tell = (language: SurveyLanguage, text: string) => {
    const next = { ...value, [language]: text };
    if (text === "") delete next[language];
    onChange(next);
  };
  return (
    <SimpleGrid cols={{ base: 1, sm: languages.length }} spacing={12}>
      {languages.map((language, at) => (
        <OneField
          key={language}
          label={languages.length > 1 ? words.inLanguage[language](label) : label}
          language={language}
          value={value?.[language] ?? ""}
          readOnly={readOnly}
          pipe={readOnly ? undefined : pipe}
          rows={more.rows ?? 1}
          autoFocus={at === 0 && more.autoFocus === true}
          onChange={(text) => tell(language, text)}
        />
      ))}
    </SimpleGrid>
  );
}

type OneFieldProps = {
  label: string;
  language: SurveyLanguage;
  value: string;
  readOnly: boolean;
  pipe: readonly Question[] | undefined;
  rows: number;
  autoFocus: boolean;
  onChange: (text: string) => void;
};

function OneField({ label, language, value, readOnly, pipe, rows, autoFocus, onChange }: OneFieldProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const insert = (name: string) => {
    if (area.current) putAtCursor(area.current, `{{${name}}}`, onChange);
  };
  return (
    <Textarea
      ref={area}
      label={label}
      lang={language}
      dir={language === "fa" ? "rtl" : "ltr"}
      autosize
      minRows={rows}
      maxRows={8}
      maxLength={2000}
      readOnly={readOnly}
      data-autofocus={autoFocus || undefined}
      value={value}
      rightSection={pipe ? <PipeMenu pipe={pipe} language={language} onPick={insert} /> : null}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

type PipeMenuProps = { pipe: readonly Question[]; language: SurveyLanguage; onPick: (name: string) => void };

function PipeMenu({ pipe, language, onPick }: PipeMenuProps) {
  const words = useBuilderWords();
  return (
    // The cursor stays in the words that something was put into.
    <Menu position="bottom-end" withinPortal returnFocus={false}>
      <Menu.Target>
        <Tooltip label={words.pipe}>
          <ActionIcon variant="subtle" color="gray" aria-label={words.pipe}>
            <IconBraces size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown maw={320}>
        <Menu.Label>{words.pipeCustomer}</Menu.Label>
        <Menu.Item onClick={() => onPick("customer.first_name")}>{words.customerFields.first_name}</Menu.Item>
        {pipe.length > 0 ? <Menu.Label>{words.pipeAnswer}</Menu.Label> : null}
        {pipe.map((question) => (
          <Menu.Item key={question.key} onClick={() => onPick(question.key)}>
            <bdi>{said(question.title, language) || words.untitled}</bdi>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
