import { useQueryClient } from "@tanstack/react-query";
import { sessionQuery } from "../../../platform/ui/session.ts";

/** Forgets all that was fetched for somebody else, and asks who is signed in now. */
export function useNewSession() {
  const queryClient = useQueryClient();
  return async () => {
    queryClient.clear();
    return queryClient.fetchQuery(sessionQuery);
  };
}
