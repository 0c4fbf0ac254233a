import { Select, TagsInput, Text } from "@mantine/core";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { SiteRule } from "../../contract.ts";
import styles from "../asking-rule/rule.module.css";
import { Amount, Line, ShareAndAgain, type Site, SiteChoice } from "../asking-rule/rule-line.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type Set = (changed: Partial<SiteRule>) => void;
type FieldsProps = { rule: SiteRule; set: Set; sites: readonly Site[] };

/** A rule of a site as a sentence with gaps to fill. */
export function SiteFields({ rule, set, sites }: FieldsProps) {
  const words = useWords({ fa, en });
  const pages = {
    styles: { pill: { direction: "ltr" as const } },
    splitChars: [" ", ",", "،"],
    acceptValueOnBlur: true,
  };
  return (
    <>
      <Line>
        {words.who}
        <SiteChoice
          label={words.site}
          all={words.allSites}
          sites={sites}
          value={rule.site}
          onChange={(site) => set({ site })}
        />
        {words.on_pages}
        <TagsInput
          {...pages}
          aria-label={words.where}
          className={styles["names"] ?? ""}
          placeholder={rule.where.length === 0 ? words.everywhere : ""}
          value={rule.where}
          onChange={(where) => set({ where: where.filter(isPattern) })}
        />
        {words.except_for}
        <TagsInput
          {...pages}
          aria-label={words.except}
          className={styles["names"] ?? ""}
          placeholder={rule.except.length === 0 ? words.none : ""}
          value={rule.except}
          onChange={(except) => set({ except: except.filter(isPattern) })}
        />
        {words.sees}
      </Line>
      <Text size="xs" c="dimmed">
        {words.whereNote}
      </Text>
      <Line>
        <WhenFields when={rule.when} set={set} />
        {words.look}
        <Select
          aria-label={words.form}
          allowDeselect={false}
          w={280}
          data={(["start", "end", "inline"] as const).map((value) => ({ value, label: words.forms[value] }))}
          value={rule.form === "inline" ? "inline" : rule.side}
          onChange={(value) =>
            set(value === "inline" ? { form: "inline" } : { form: "card", side: value as SiteRule["side"] })
          }
        />
        {words.in_language}
        <Select
          aria-label={words.language}
          allowDeselect={false}
          w={140}
          data={(["page", "fa", "en"] as const).map((value) => ({ value, label: words.languages[value] }))}
          value={rule.language ?? "page"}
          onChange={(value) => set({ language: value === "page" ? null : (value as SiteRule["language"]) })}
        />
        {words.shown}
      </Line>
      {rule.when.kind === "leaving" ? (
        <Text size="xs" c="dimmed">
          {words.leavingNote}
        </Text>
      ) : null}
      <ShareAndAgain rule={rule} set={set} />
    </>
  );
}

const isPattern = (text: string) => /^(\/|https?:\/\/|\*)/.test(text);

function WhenFields({ when, set }: { when: SiteRule["when"]; set: Set }) {
  const words = useWords({ fa, en });
  const pick = (kind: string | null) => {
    if (kind === "pages") set({ when: { kind, pages: 3 } });
    else if (kind === "leaving") set({ when: { kind } });
    else set({ when: { kind: "seconds", seconds: 20 } });
  };
  return (
    <>
      <Select
        aria-label={words.when}
        allowDeselect={false}
        w={210}
        data={(["seconds", "pages", "leaving"] as const).map((value) => ({ value, label: words.kinds[value] }))}
        value={when.kind}
        onChange={pick}
      />
      {when.kind === "seconds" ? (
        <Amount
          label={words.number.seconds}
          value={when.seconds}
          least={0}
          most={3600}
          onChange={(seconds) => set({ when: { kind: "seconds", seconds } })}
        />
      ) : null}
      {when.kind === "pages" ? (
        <Amount
          label={words.number.pages}
          value={when.pages}
          most={100}
          onChange={(count) => set({ when: { kind: "pages", pages: count } })}
        />
      ) : null}
    </>
  );
}
