import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../platform/ui/api.ts";
import { currentBrand } from "../../../platform/ui/current-brand.ts";
import { useNotice } from "../../../platform/ui/notices.tsx";
import { memberList, siteList } from "../../admin/contract.ts";
import { branchList } from "../../branches/contract.ts";
import { surveyList } from "../../surveys/contract.ts";
import { codeDays, codeList } from "../contract.ts";

const codesKey = (...parts: unknown[]) => ["codes", currentBrand(), ...parts];

/** All codes of the brand. */
export const codesQuery = () =>
  queryOptions({
    queryKey: codesKey("list"),
    queryFn: ({ signal }) => api.get("/place-codes", codeList, { signal }),
  });

/** The last thirty days of a code. */
export const daysQuery = (id: number) =>
  queryOptions({
    queryKey: codesKey("days", id),
    queryFn: async ({ signal }) => (await api.get(`/place-codes/${id}/days`, codeDays, { signal })).days,
  });

/** What a code can be of and can open: branches, colleagues, sites and live surveys. */
export const choicesQuery = () =>
  queryOptions({
    queryKey: codesKey("choices"),
    queryFn: async ({ signal }) => {
      const [branches, members, sites, surveys] = await Promise.all([
        api.get("/branches", branchList, { signal }),
        api.get("/members", memberList, { signal }),
        api.get("/sites", siteList, { signal }),
        api.get("/surveys", surveyList, { signal }),
      ]);
      return {
        branches: branches.rows,
        members: members.rows,
        sites: sites.rows,
        surveys: surveys.rows.filter(({ state }) => state === "live"),
      };
    },
  });

/** Sends something about codes, says where it failed, and asks for the list anew. */
export function useCodeDeed<Value, Answer>(send: (value: Value) => Promise<Answer>) {
  const notice = useNotice();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onError: (error) => notice.failed(error),
    onSettled: () => queries.invalidateQueries({ queryKey: codesKey() }),
  });
}
