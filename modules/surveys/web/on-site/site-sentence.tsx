import { Bdi } from "../../../../platform/ui/bdi.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { SiteRule } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Addresses keep their own direction within a sentence. */
const apart = (address: string) => `\u2066${address}\u2069`;

/** A rule of a site as one reads it aloud. */
export function SiteSentence({ rule }: { rule: SiteRule }) {
  const parts = useSiteSentence()(rule).split(/\u2066(.*?)\u2069/);
  return parts.map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have no other name
      <Bdi key={at} dir="ltr">
        {part}
      </Bdi>
    ),
  );
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
