import { Checkbox, Group, Select, Text, TextInput, Title } from "@mantine/core";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { sourceKey } from "../../intake/contract.ts";
import type { Mapping, Preview } from "../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type FileOptionsProps = {
  preview: Preview;
  source: string;
  onSource: (source: string) => void;
  onShape: (guess: Partial<Mapping>) => void;
  onChange: (mapping: Mapping) => void;
};

const currencies = ["IRT", "IRR", "USD", "EUR", "GBP", "AED", "TRY"];
const dateFormats = ["auto", "DD/MM/YYYY", "MM/DD/YYYY", "unix", "unix_ms"] as const;

/** What a file's text does not say by itself. */
export function FileOptions({ preview, source, onSource, onShape, onChange }: FileOptionsProps) {
  const words = useWords({ fa, en });
  const { mapping } = preview;
  const { delimiter, header, dateFormat, currency } = mapping;
  const dayFirst = dateFormat === "DD/MM/YYYY" || dateFormat === "MM/DD/YYYY";
  return (
    <section>
      <Title order={2} fz="md" mb={8}>
        {words.options}
      </Title>
      <Group gap={16} align="flex-start">
        {preview.format === "delimited" ? (
          <Select
            label={words.delimiter}
            w={180}
            allowDeselect={false}
            data={(["auto", "comma", "semicolon", "tab", "whitespace"] as const).map((value) => ({
              value,
              label: words.delimiters[value],
            }))}
            value={delimiter ?? "auto"}
            onChange={(next) =>
              onShape({ header, ...(next !== "auto" && { delimiter: next as NonNullable<typeof delimiter> }) })
            }
          />
        ) : null}
        <DateFormat value={dateFormat} onChange={(next) => onChange({ ...mapping, dateFormat: next })} />
        {preview.run.kind === "orders" ? (
          <CurrencySelect value={currency} onChange={(next) => onChange({ ...mapping, currency: next })} />
        ) : null}
        <TextInput
          label={words.source}
          description={words.sourceNote}
          inputWrapperOrder={["label", "input", "description", "error"]}
          w={{ base: "100%", xs: 320 }}
          value={source}
          maxLength={80}
          error={sourceKey.safeParse(source).success ? null : words.sourceWrong}
          onChange={(event) => onSource(event.currentTarget.value)}
        />
      </Group>
      {dayFirst ? (
        <Text size="sm" c="dimmed" mt={8}>
          {words.dayFirst}
        </Text>
      ) : null}
      {preview.format === "ndjson" ? null : (
        <Checkbox
          mt={16}
          label={words.header}
          checked={header}
          onChange={(event) => onShape({ ...(delimiter && { delimiter }), header: event.currentTarget.checked })}
        />
      )}
    </section>
  );
}

function DateFormat({ value = "auto", onChange }: { value: string | undefined; onChange: (format: string) => void }) {
  const words = useWords({ fa, en });
  const known = dateFormats.map((format) => ({ value: format as string, label: words.dateFormats[format] }));
  const options = known.some((one) => one.value === value) ? known : [...known, { value, label: value }];
  return (
    <Select
      label={words.dateFormat}
      w={240}
      allowDeselect={false}
      data={options}
      value={value}
      onChange={(next) => next && onChange(next)}
    />
  );
}

function CurrencySelect({ value, onChange }: { value: string | undefined; onChange: (currency: string) => void }) {
  const words = useWords({ fa, en });
  const { language, currency: own } = useFormat();
  const names = new Intl.DisplayNames(language, { type: "currency" });
  const labelOf = (code: string) => words.currencies[code as "IRT"] ?? names.of(code) ?? code;
  const codes = [...new Set([...currencies, own, ...(value ? [value] : [])])];
  return (
    <Select
      label={words.currency}
      w={180}
      allowDeselect={false}
      searchable
      data={codes.map((code) => ({ value: code, label: labelOf(code) }))}
      value={value ?? own}
      onChange={(next) => next && onChange(next)}
    />
  );
}
