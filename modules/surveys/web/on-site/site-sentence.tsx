import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { SiteRule } from "../../contract.ts";
import { apart, Sentence } from "../asking-rule/sentence.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** A rule of a site as one reads it aloud. */
export function SiteSentence({ rule }: { rule: SiteRule }) {
  return <Sentence text={useSiteSentence()(rule)} />;
}

function useSiteSentence(): (rule: SiteRule) => string {
  const { said } = useWords({ fa, en });
  const format = useFormat();
  return ({ where, except, when, form, share, again_days: again }) => {
    const list = (pages: readonly string[]) => pages.map(apart).join(said.or);
    const who = where.length > 0 ? said.on(list(where)) : said.everywhere;
    const but = except.length > 0 ? said.except(list(except)) : "";
    const some = share < 1 ? said.share(format.number(Math.round(share * 100))) : "";
    const moment =
      when.kind === "leaving"
        ? said.leaving
        : when.kind === "seconds"
          ? said.seconds(format.number(when.seconds))
          : said.pages(format.number(when.pages));
    const seen = [who + but + some, moment, said[form]].join(said.comma);
    return [seen, said.again(format.number(again))].join(said.semicolon) + said.end;
  };
}
