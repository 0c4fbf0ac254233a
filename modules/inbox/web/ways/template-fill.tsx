import { Select, Skeleton, Text, TextInput } from "@mantine/core";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ChannelTemplate } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import type { UsedTemplate } from "./use-template.ts";
import styles from "./ways.module.css";

/** Chooses an approved template, fills its gaps and shows what the customer will read. */
export function TemplateFill({ template }: { template: UsedTemplate }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const { list, chosen, tokens, problem, text, choose, fill } = template;
  if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton height={90} />;
  if (list.data.rows.length === 0) return <Text size="sm">{words.noTemplates}</Text>;
  return (
    <div className={styles["fill"]}>
      <Select
        searchable
        label={words.template}
        placeholder={words.templatePlaceholder}
        data={list.data.rows.map(({ name, title, language }) => ({ value: name, label: `${title} · ${language}` }))}
        value={chosen?.name ?? null}
        onChange={choose}
      />
      {chosen?.gaps.map((gap) => (
        <TextInput
          key={gap.name}
          dir="auto"
          maxLength={1024}
          label={labelOf(words, gap, format.number)}
          placeholder={gap.example ? words.example(gap.example) : ""}
          value={tokens[gap.name] ?? ""}
          onChange={(event) => fill(gap.name, event.currentTarget.value)}
        />
      ))}
      {chosen ? <Preview text={text} buttons={chosen.buttons} label={words.preview} /> : null}
      {chosen?.header && "file" in chosen.header && problem === "file" ? (
        <Text size="sm" c="var(--warning)">
          {words.needsFile[chosen.header.file]}
        </Text>
      ) : null}
      {problem === "no_file" ? (
        <Text size="sm" c="var(--warning)">
          {words.noFiles}
        </Text>
      ) : null}
    </div>
  );
}

type Gap = ChannelTemplate["gaps"][number];

type Shown = (number: number) => string;

function labelOf(words: ReturnType<typeof useWords<typeof fa>>, { name, place }: Gap, shown: Shown): string {
  if (place === "button") return words.gapButton;
  const bare = name.replace(/^header:/, "").replace(/^\d+$/, (digits) => shown(Number(digits)));
  return place === "header" ? words.gapHeader(bare) : words.gap(bare);
}

function Preview({ text, buttons, label }: { text: string; buttons: readonly string[]; label: string }) {
  return (
    <figure className={styles["preview"]}>
      <figcaption>{label}</figcaption>
      <p dir="auto">{text}</p>
      {buttons.length > 0 ? (
        <ul>
          {buttons.map((one) => (
            <li key={one}>
              <bdi>{one}</bdi>
            </li>
          ))}
        </ul>
      ) : null}
    </figure>
  );
}
