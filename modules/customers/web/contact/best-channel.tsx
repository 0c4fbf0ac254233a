import { Text } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useCan } from "../../../../platform/ui/session.ts";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { useChannelName } from "../parts/use-customer-words.ts";
import { contactQuery } from "./contact-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** On which channel a customer is best reached, and why. */
export function BestChannel({ customerId, className }: { customerId: number; className: string | undefined }) {
  const words = useWords({ fa, en });
  const channelName = useChannelName();
  const format = useFormat();
  const { data } = useQuery({ ...contactQuery(customerId), enabled: useCan("contact.read") });
  if (!data || data.advice.length === 0) return null;
  // Open ones come first, then those that open soonest.
  const [best] = data.advice.filter(({ blocked, until }) => blocked === null || until !== null);
  const reason = best?.reasons.find((one) => one !== "blocked");
  const name = best
    ? best.until
      ? words.openFrom(channelName(best.channel), format.dateTime(best.until, "day"))
      : channelName(best.channel)
    : words.noBest;
  return (
    <span className={className}>
      <IconSend size={17} stroke={1.6} className="mirror" aria-hidden />
      <span>
        {words.best}: {name}
        {reason ? (
          <Text span inherit c="dimmed">
            {" "}
            ({words.advice[reason]})
          </Text>
        ) : null}
      </span>
    </span>
  );
}
