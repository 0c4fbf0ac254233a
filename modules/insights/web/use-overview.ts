import { useThrottledCallback } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { AddressFilters } from "../../../platform/ui/address.ts";
import { api } from "../../../platform/ui/api.ts";
import { useChanges } from "../../../platform/ui/changes.ts";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { overviewAnswer } from "../contract.ts";
import { periodIn } from "./period-picker.tsx";

/** How often numbers are asked for again while they move, in milliseconds. */
const askAgain = 3000;

/** Everything the page shows for the period in the address; kept current while it is looked at. */
export function useOverview(filters: AddressFilters) {
  const { calendar } = useFormat();
  const query = { ...periodIn(filters), calendar };
  const overview = useQuery({
    queryKey: ["insights", "overview", query],
    queryFn: ({ signal }) => api.get("/insights/overview", overviewAnswer, { query, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.updating ? askAgain : false),
  });
  useChanges(
    ["customers", "order", "interaction_day"],
    useThrottledCallback(() => void overview.refetch(), askAgain),
  );
  return overview;
}
