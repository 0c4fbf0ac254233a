import { Bdi } from "../../../../platform/ui/bdi.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { AppRule } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** A rule of an app as one reads it aloud; names of events keep their own direction. */
export function AppSentence({ rule: { events, share, again_days: again } }: { rule: AppRule }) {
  const { said } = useWords({ fa, en });
  const format = useFormat();
  const who = events.length > 0 ? said.at(events.map((one) => `\u2066${one}\u2069`).join(said.or)) : said.any;
  const some = share < 1 ? said.share(format.number(Math.round(share * 100))) : "";
  const parts = (who + some + said.sees + said.again(format.number(again))).split(/\u2066(.*?)\u2069/);
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
