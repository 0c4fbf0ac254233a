import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { AppRule } from "../../contract.ts";
import { apart, Sentence } from "../asking-rule/sentence.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** A rule of an app as one reads it aloud; names of events keep their own direction. */
export function AppSentence({ rule: { events, share, again_days: again } }: { rule: AppRule }) {
  const { said } = useWords({ fa, en });
  const format = useFormat();
  const who = events.length > 0 ? said.at(events.map(apart).join(said.or)) : said.any;
  const some = share < 1 ? said.share(format.number(Math.round(share * 100))) : "";
  return <Sentence text={who + some + said.sees + said.again(format.number(again))} />;
}
