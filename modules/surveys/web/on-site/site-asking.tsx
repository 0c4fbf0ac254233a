import { Text } from "@mantine/core";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type SurveyShown, siteAsking, siteRule } from "../../contract.ts";
import { RuleSection } from "../asking-rule/rule-section.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./on-site.module.css";
import { SiteFields } from "./site-fields.tsx";
import { SitePreview } from "./site-preview.tsx";
import { SiteSentence } from "./site-sentence.tsx";

/** How a survey asks on the pages of the brand's sites: its rule in a sentence, with its switch. */
export function SiteAsking({ survey }: { survey: SurveyShown }) {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  return (
    <RuleSection
      survey={survey.key}
      way="on-site"
      shape={siteAsking}
      fresh={siteRule.parse({})}
      words={words}
      sentence={(rule) => <SiteSentence rule={rule} />}
      counts={({ shown, answered }) => words.counts(number(shown), number(answered))}
      fields={(rule, set, sites) => <SiteFields rule={rule} set={set} sites={sites} />}
      below={({ rule }) => (rule.form === "inline" ? <InlineLine survey={survey.key} /> : null)}
      preview={(rule) => (
        <>
          {rule.form === "inline" ? <InlineLine survey={survey.key} /> : null}
          <SitePreview survey={survey} rule={rule} />
        </>
      )}
    />
  );
}

function InlineLine({ survey }: { survey: string }) {
  const words = useWords({ fa, en });
  return (
    <div>
      <Text size="sm" mb={4}>
        {words.inlineNote}
      </Text>
      <code className={styles["code"]} dir="ltr">{`<div data-hamdel-survey="${survey}"></div>`}</code>
    </div>
  );
}
