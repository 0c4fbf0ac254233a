import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { api } from "../../../platform/ui/api.ts";
import { sessionQuery } from "../../../platform/ui/session.ts";
import { type DemoAnswer, demoAnswer } from "../contract.ts";

const key = ["demo"];
export const demoPath = "/demo/home";

/** The demo brand: whether it is there, how far its making is, and how to make, open and remove it. */
export function useDemo() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const state = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get("/demo", demoAnswer, { signal }),
    refetchInterval: (query) => (query.state.data?.state === "making" ? 700 : false),
  });
  const take = (answer: DemoAnswer) => queries.setQueryData(key, answer);
  const make = useMutation({ mutationFn: () => api.post("/demo", undefined, demoAnswer), onSuccess: take });
  const remove = useMutation({
    mutationFn: () => api.delete("/demo", undefined, demoAnswer),
    onSuccess: async (answer) => {
      take(answer);
      await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
    },
  });
  async function open() {
    await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
    await navigate({ href: demoPath });
  }
  return { state: state.data, make, remove, open };
}

/** Calls back once when the making that this page watched is over. */
export function useWhenReady(demo: DemoAnswer | undefined, ready: () => void): void {
  const before = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (before.current === "making" && demo?.state === "ready") ready();
    before.current = demo?.state;
  }, [demo?.state, ready]);
}
