import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../platform/ui/api.ts";
import { currentBrand } from "../../../platform/ui/current-brand.ts";
import { useNotice } from "../../../platform/ui/notices.tsx";
import { branchList } from "../contract.ts";

const branchesKey = () => ["branches", currentBrand()];

/** All branches of the brand, and where customers see them. */
export const branchesQuery = () =>
  queryOptions({
    queryKey: branchesKey(),
    queryFn: ({ signal }) => api.get("/branches", branchList, { signal }),
  });

/** Sends something about branches, says where it failed, and asks for the list anew. */
export function useBranchDeed<Value, Answer>(send: (value: Value) => Promise<Answer>) {
  const notice = useNotice();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onError: (error) => notice.failed(error),
    onSettled: () => queries.invalidateQueries({ queryKey: branchesKey() }),
  });
}
