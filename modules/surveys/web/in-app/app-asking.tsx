import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { appAsking, appRule, type SurveyShown } from "../../contract.ts";
import { RuleSection } from "../asking-rule/rule-section.tsx";
import { AppFields } from "./app-fields.tsx";
import { AppSamples } from "./app-samples.tsx";
import { AppSentence } from "./app-sentence.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** How a survey asks within the brand's apps: its rule in a sentence, its switch, and the code for the app. */
export function AppAsking({ survey }: { survey: SurveyShown }) {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  return (
    <RuleSection
      survey={survey.key}
      way="in-app"
      shape={appAsking}
      fresh={appRule.parse({})}
      words={words}
      sentence={(rule) => <AppSentence rule={rule} />}
      counts={({ shown, answered, refused }) =>
        words.counts(number(shown), number(answered)) + (refused > 0 ? words.refused(number(refused)) : "")
      }
      fields={(rule, set, sites) => <AppFields rule={rule} set={set} sites={sites} />}
      below={({ rule, sites }) => (
        <AppSamples
          host={location.origin}
          siteKey={sites?.find(({ id }) => rule.site === null || id === rule.site)?.key ?? "hs_…"}
          event={rule.events[0] ?? "order_delivered"}
          definition={survey.live ?? survey.draft}
        />
      )}
    />
  );
}
