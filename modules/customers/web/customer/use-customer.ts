import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../../platform/ui/api.ts";
import { ApiError } from "../../../../platform/ui/api-error.ts";
import { useChanges } from "../../../../platform/ui/changes.ts";
import { useNotice, useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { type Customer, type CustomerPatch, customer } from "../../contract.ts";
import { customerKeys, customerQuery } from "../customer-calls.ts";
import { beforeOf, patched } from "./patched.ts";

/** One customer, kept fresh while on screen. */
export function useCustomer(id: number) {
  const found = useQuery(customerQuery(id));
  const cache = useQueryClient();
  useChanges([`customer:${id}`], () => {
    void cache.invalidateQueries({ queryKey: customerKeys.part("one", id) });
    void cache.invalidateQueries({ queryKey: customerKeys.part("suggestions") });
  });
  return found;
}

/** A customer who is loaded already: for what stands inside its page. */
export function useLoadedCustomer(id: number): Customer | null {
  const { data } = useQuery(customerQuery(id));
  return data && "id" in data ? data : null;
}

export type Changed = Omit<CustomerPatch, "updated_at">;
type Save = { changed: Changed; told: string | null };

/** Saves changes to a customer: shown at once, sent one after the other, taken back where refused, and undone from the notice. */
export function useSaveCustomer(id: number): (changed: Changed, told: string) => void {
  const cache = useQueryClient();
  const notice = useNotice();
  const undo = useUndoNotice();
  const { queryKey } = customerQuery(id);
  const known = () => {
    const data = cache.getQueryData(queryKey);
    return data && "id" in data ? data : null;
  };
  const save = useMutation({
    // One after the other: each change names the version that the one before made.
    scope: { id: `customer ${id}` },
    mutationFn: async ({ changed }: Save) => {
      const version = (cache.getQueryData(versionKey(id)) as string | undefined) ?? known()?.updated_at;
      const answer = await api.patch(`/customers/${id}`, { ...changed, updated_at: version }, customer);
      cache.setQueryData(versionKey(id), answer.updated_at);
      return answer;
    },
    onMutate: async ({ changed }) => {
      await cache.cancelQueries({ queryKey, exact: true });
      const before = known();
      if (before) cache.setQueryData(queryKey, patched(before, changed));
      return { before };
    },
    onSuccess: (answer, { changed, told }, mutated) => {
      cache.removeQueries({ queryKey: versionKey(id) });
      cache.setQueryData(queryKey, answer);
      void cache.invalidateQueries({ queryKey: customerKeys.part("list") });
      const { before } = mutated ?? {};
      if (told && before) undo(told, () => save.mutate({ changed: beforeOf(before, changed), told: null }));
    },
    onError: async (error, _, mutated) => {
      cache.removeQueries({ queryKey: versionKey(id) });
      if (mutated?.before) cache.setQueryData(queryKey, mutated.before);
      if (error instanceof ApiError && error.code === "conflict") await cache.invalidateQueries({ queryKey });
      notice.failed(error);
    },
  });
  return (changed, told) => save.mutate({ changed, told });
}

const versionKey = (id: number) => customerKeys.part("version", id);
