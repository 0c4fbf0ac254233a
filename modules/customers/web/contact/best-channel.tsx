import { Text } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useCan } from "../../../../platform/ui/session.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { useChannelName } from "../parts/use-customer-words.ts";
import { contactQuery } from "./contact-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** On which channel a customer is best reached, and why. */
export function BestChannel({ customerId, className }: { customerId: number; className: string | undefined }) {
  const words = useWords({ fa, en });
  const channelName = useChannelName();
  const { data } = useQuery({ ...contactQuery(customerId), enabled: useCan("contact.read") });
  if (!data || data.advice.length === 0) return null;
  const best = data.advice.find(({ blocked }) => blocked === null);
  const reason = best?.reasons[0];
  return (
    <span className={className}>
      <IconSend size={17} stroke={1.6} className="mirror" aria-hidden />
      <span>
        {words.best}: {best ? channelName(best.channel) : words.noBest}
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
