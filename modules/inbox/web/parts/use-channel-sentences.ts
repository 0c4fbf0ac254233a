import { queryOptions, useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { usePreferences } from "../../../../platform/ui/preferences.tsx";
import { channelSentences } from "../../contract.ts";
import { inboxKey } from "../inbox-calls.ts";

const sentencesQuery = (language: string) =>
  queryOptions({
    queryKey: inboxKey("channel-sentences", language),
    queryFn: ({ signal }) => api.get("/channel-sentences", channelSentences, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Says what a code of a channel means and what to do, once somebody needs it (`wanted`); null where it has no sentence. */
export function useChannelSentences(wanted: boolean) {
  const { language } = usePreferences();
  const { data } = useQuery({ ...sentencesQuery(language), enabled: wanted });
  return useCallback(
    (channel: string, code: string, values: Record<string, unknown> = {}): string | null => {
      const sentence = data?.channels[channel]?.[code];
      return sentence?.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole)) ?? null;
    },
    [data],
  );
}
