import { useQuery } from "@tanstack/react-query";
import * as z from "zod";
import { api } from "../../../../platform/ui/api.ts";
import { useBrand, useSession } from "../../../../platform/ui/session.ts";
import { useCustomerWords } from "./use-customer-words.ts";

const memberList = z.object({ rows: z.array(z.object({ userId: z.string(), name: z.string() })) });

/** Colleagues who may own a customer, oneself first, as choices of a list; and the name behind an id. */
export function useOwners() {
  const words = useCustomerWords();
  const brand = useBrand();
  const { user } = useSession();
  const { data } = useQuery({
    queryKey: ["members", brand.slug],
    queryFn: ({ signal }) => api.get("/members", memberList, { signal }),
    enabled: brand.permissions.includes("members.read"),
    staleTime: 5 * 60_000,
  });
  const mine = user ? [{ value: user.id, label: words.me }] : [];
  const others = (data?.rows ?? []).filter(({ userId }) => userId !== user?.id);
  return {
    choices: [...mine, ...others.map(({ userId, name }) => ({ value: userId, label: name }))],
    nameOf: (id: string) => data?.rows.find(({ userId }) => userId === id)?.name ?? (id === user?.id ? user.name : "–"),
  };
}
