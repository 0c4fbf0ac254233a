import { SimpleGrid, Textarea } from "@mantine/core";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { BothWords } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type BothWordsFieldProps = {
  label: string;
  value: BothWords;
  onChange: (value: BothWords) => void;
  rows?: number;
  readOnly?: boolean;
};

/** Words in Persian and in English beside each other; under each other where there is no room. */
export function BothWordsField({ label, value, onChange, rows = 3, readOnly = false }: BothWordsFieldProps) {
  const words = useWords({ fa, en });
  const field = (language: "fa" | "en") => (
    <Textarea
      label={words.inLanguage[language](label)}
      dir={language === "fa" ? "rtl" : "ltr"}
      lang={language}
      autosize
      minRows={rows}
      maxRows={12}
      maxLength={2000}
      readOnly={readOnly}
      value={value[language]}
      onChange={(event) => onChange({ ...value, [language]: event.currentTarget.value })}
    />
  );
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing={12}>
      {field("fa")}
      {field("en")}
    </SimpleGrid>
  );
}
