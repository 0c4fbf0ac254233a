import { Anchor, Group, Text } from "@mantine/core";
import { Stat, Stats } from "../../../platform/ui/stat.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { MeetingNumbers as Numbers, Share } from "../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** How many were invited, said yes and came; shares with their interval once attendance is known. */
export function MeetingNumbers({ numbers, onLeftOut }: { numbers: Numbers; onLeftOut: () => void }) {
  const words = useWords({ fa, en }).numbers;
  const { number, percent } = useFormat();
  const shareOf = (share: Share) =>
    share && {
      value: percent(share.share, 0),
      n: share.of,
      interval: { low: percent(share.low, 0), high: percent(share.high, 0) },
    };
  const expected = shareOf(numbers.came_of_expected);
  const yes = shareOf(numbers.came_of_yes);
  return (
    <div>
      <Stats>
        <Stat label={words.invited} value={number(numbers.invited)} definition={words.invitedNote} />
        {numbers.signed_up > 0 ? (
          <Stat label={words.signedUp} value={number(numbers.signed_up)} definition={words.signedUpNote} />
        ) : null}
        <Stat label={words.yes} value={number(numbers.yes)} definition={words.yesNote} />
        {expected ? (
          <>
            <Stat label={words.attended} value={number(numbers.attended)} definition={words.attendedNote} />
            <Stat label={words.cameOfExpected} definition={words.cameOfExpectedNote} {...expected} />
          </>
        ) : null}
        {yes ? <Stat label={words.cameOfYes} definition={words.cameOfYesNote} {...yes} /> : null}
      </Stats>
      <Group gap={16} mt={10}>
        {numbers.waiting > 0 ? <Text size="sm">{words.waiting(number(numbers.waiting))}</Text> : null}
        {numbers.left_out > 0 ? (
          <Anchor component="button" type="button" size="sm" onClick={onLeftOut}>
            {words.leftOut(number(numbers.left_out))}
          </Anchor>
        ) : null}
      </Group>
    </div>
  );
}
