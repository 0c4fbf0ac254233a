import { Select, TagsInput, Text } from "@mantine/core";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type AppRule, appEvent } from "../../contract.ts";
import styles from "../asking-rule/rule.module.css";
import { Line, ShareAndAgain, type Site, SiteChoice } from "../asking-rule/rule-line.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type FieldsProps = {
  rule: AppRule;
  set: (changed: Partial<AppRule>) => void;
  sites: readonly Site[];
};

/** A rule of an app as a sentence with gaps to fill. */
export function AppFields({ rule, set, sites }: FieldsProps) {
  const words = useWords({ fa, en });
  return (
    <>
      <Line>
        {words.who}
        <SiteChoice
          label={words.app}
          all={words.allApps}
          sites={sites}
          value={rule.site}
          onChange={(site) => set({ site })}
        />
        {words.at}
        <TagsInput
          aria-label={words.events}
          className={styles["names"] ?? ""}
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
      <ShareAndAgain rule={rule} set={set} />
    </>
  );
}
