import { Tooltip, UnstyledButton } from "@mantine/core";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { Count } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type TotalNoteProps = { count: Count | undefined; counting: boolean; onExact: () => void };

/** How many customers the list has; an estimate says so, and counts exactly when clicked. */
export function TotalNote({ count, counting, onExact }: TotalNoteProps) {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  if (!count) return <span>&nbsp;</span>;
  if (counting) return <span role="status">{words.counting}…</span>;
  if (count.exact) return <span>{words.total(number(count.count))}</span>;
  return (
    <Tooltip label={words.interval(number(count.low), number(count.high))} multiline w={280}>
      <UnstyledButton fz="inherit" c="inherit" onClick={onExact}>
        {words.about(number(rounded(count.count)))}
      </UnstyledButton>
    </Tooltip>
  );
}

/** An estimate shows no more digits than it can hold: two or three leading ones. */
function rounded(count: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 2);
  return Math.round(count / step) * step;
}
