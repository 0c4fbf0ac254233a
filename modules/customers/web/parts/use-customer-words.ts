import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { shownPhone } from "./shown-phone.ts";

/** The words all pages of customers share, in the language on screen. */
export function useCustomerWords() {
  return useWords({ fa, en });
}

/** What a customer is called: the name or an identifier, else its number. */
export function useCustomerName(): (customer: { id: number; label: string | null }) => string {
  const words = useCustomerWords();
  const format = useFormat();
  return ({ id, label }) => (label ? shownPhone(label) : null) ?? words.nameless(format.number(id));
}

/** A channel in words; one that we have no word for stays as it is. */
export function useChannelName(): (channel: string) => string {
  const { channels } = useCustomerWords();
  return (channel) => (channels as Record<string, string>)[channel] ?? channel;
}
