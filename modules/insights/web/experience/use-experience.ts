import { useThrottledCallback } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { AddressFilters } from "../../../../platform/ui/address.ts";
import { api } from "../../../../platform/ui/api.ts";
import { useChanges } from "../../../../platform/ui/changes.ts";
import { currentBrand } from "../../../../platform/ui/current-brand.ts";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { experienceAnswer, type ScoreName, scoreNames, vitalAnswer } from "../../contract/experience.ts";
import { periodIn } from "../period-picker.tsx";

/** How often numbers are asked for again while they move, in milliseconds. */
const askAgain = 5000;
export const firstPeriod = "90d";
const narrowings = ["survey", "channel", "touchpoint", "partner", "product", "agent", "mode", "segment", "silent"];

/** The score that the address names. */
export function scoreIn(filters: AddressFilters): ScoreName {
  return scoreNames.find((name) => name === filters["metric"]) ?? "nps";
}

/** The period and the narrowings that stand in the address, as the API asks for them. */
export function useAsked(filters: AddressFilters): Record<string, string> {
  const { calendar } = useFormat();
  const narrowed = Object.fromEntries(narrowings.flatMap((name) => (filters[name] ? [[name, filters[name]]] : [])));
  return { ...periodIn(filters, firstPeriod), ...narrowed, calendar };
}

/** Everything the page shows for what stands in the address; kept current while it is looked at. */
export function useExperience(filters: AddressFilters) {
  const asked = useAsked(filters);
  const chosen = ["by", "cross", "first", "second"].flatMap((name) => (filters[name] ? [[name, filters[name]]] : []));
  const query = { ...asked, ...Object.fromEntries(chosen), metric: scoreIn(filters) };
  const experience = useQuery({
    queryKey: ["insights", currentBrand(), "experience", query],
    queryFn: ({ signal }) => api.get("/insights/experience", experienceAnswer, { query, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.updating ? askAgain : false),
  });
  useChanges(
    ["survey"],
    useThrottledCallback(() => void experience.refetch(), askAgain),
  );
  return experience;
}

/** The signs of the page of health. */
export function useVitalSigns() {
  return useQuery({
    queryKey: ["insights", currentBrand(), "vital-signs"],
    queryFn: ({ signal }) => api.get("/insights/vital-signs", vitalAnswer, { signal }),
    refetchInterval: ({ state }) => (state.data?.updating ? askAgain : false),
  });
}
