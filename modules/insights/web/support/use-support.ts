import { useThrottledCallback } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { AddressFilters } from "../../../../platform/ui/address.ts";
import { api } from "../../../../platform/ui/api.ts";
import { useChanges } from "../../../../platform/ui/changes.ts";
import { currentBrand } from "../../../../platform/ui/current-brand.ts";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { metricAnswer, supportAnswer } from "../../contract.ts";
import { periodIn } from "../period-picker.tsx";

/** How often numbers are asked for again while they move, in milliseconds. */
const askAgain = 5000;
/** What the page begins with. */
export const firstPeriod = "30d";
export const narrowings = ["channel", "team", "agent"] as const;
export type Narrowing = (typeof narrowings)[number];

/** Everything the page shows for the period and the filters in the address; kept current while it is looked at. */
export function useSupport(filters: AddressFilters) {
  const { calendar } = useFormat();
  const names = [...narrowings, "time"] as const;
  const narrowed = Object.fromEntries(names.flatMap((name) => (filters[name] ? [[name, filters[name]]] : [])));
  const query = { ...periodIn(filters, firstPeriod), ...narrowed, calendar };
  const support = useQuery({
    queryKey: ["insights", currentBrand(), "support", query],
    queryFn: ({ signal }) => api.get("/insights/support", supportAnswer, { query, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.updating ? askAgain : false),
  });
  useChanges(
    ["conversation", "promise"],
    useThrottledCallback(() => void support.refetch(), askAgain),
  );
  return support;
}

/** What one can narrow to: whatever has a conversation in the period, whatever else is narrowed. */
export function useNarrowingChoices(by: Narrowing, filters: AddressFilters) {
  const { calendar } = useFormat();
  const query = { ...periodIn(filters, firstPeriod), calendar, by, time: "working" };
  const { data } = useQuery({
    queryKey: ["insights", currentBrand(), "narrowing", query],
    queryFn: ({ signal }) => api.get("/metrics/first-response-time", metricAnswer, { query, signal }),
    placeholderData: keepPreviousData,
  });
  return data?.groups ?? [];
}
