import { Select, TagsInput, Text } from "@mantine/core";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type AppRule, appEvent } from "../../contract.ts";
import styles from "../on-site/on-site.module.css";
import { Amount, Line } from "../on-site/rule-line.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type FieldsProps = {
  rule: AppRule;
  set: (changed: Partial<AppRule>) => void;
  sites: readonly { id: number; name: string }[];
};

/** A rule of an app as a sentence with gaps to fill. */
export function AppFields({ rule, set, sites }: FieldsProps) {
  const words = useWords({ fa, en });
  return (
    <div className={styles["sentence"]}>
      <Line>
        {words.who}
        <Select
          aria-label={words.app}
          allowDeselect={false}
          w={190}
          data={[
            { value: "", label: words.allApps },
            ...sites.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          value={rule.site === null ? "" : String(rule.site)}
          onChange={(id) => set({ site: id ? Number(id) : null })}
        />
        {words.at}
        <TagsInput
          aria-label={words.events}
          className={styles["pages"] ?? ""}
          styles={{ pill: { direction: "ltr" } }}
          splitChars={[" ", ",", "،"]}
          acceptValueOnBlur
          placeholder={rule.events.length === 0 ? words.anyEvent : ""}
          value={rule.events}
          onChange={(events) => set({ events: events.filter((one) => appEvent.safeParse(one).success) })}
        />
        {words.reaches}
        <Select
          aria-label={words.language}
          allowDeselect={false}
          w={140}
          data={(["app", "fa", "en"] as const).map((value) => ({ value, label: words.languages[value] }))}
          value={rule.language ?? "app"}
          onChange={(value) => set({ language: value === "app" ? null : (value as AppRule["language"]) })}
        />
        {words.sees}
      </Line>
      <Text size="xs" c="dimmed">
        {words.eventsNote}
      </Text>
      <Line>
        {words.share_before}
        <Amount
          label={words.share}
          value={Math.round(rule.share * 100)}
          most={100}
          onChange={(percent) => set({ share: percent / 100 })}
        />
        {words.share_after}
        <Amount label={words.again} value={rule.again_days} most={365} onChange={(again_days) => set({ again_days })} />
        {words.again_after}
      </Line>
    </div>
  );
}
