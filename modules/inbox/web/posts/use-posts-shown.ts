import { useQuery } from "@tanstack/react-query";
import { api } from "../../../../platform/ui/api.ts";
import { postPage } from "../../contract.ts";
import { inboxKey } from "../inbox-calls.ts";

const rarely = 600_000;

/** Whether there is a channel to publish in, or something was published: where neither is, the side bar has one entry less. */
export function usePostsShown(): boolean {
  const { data } = useQuery({
    // Below the channels: whoever connects one sees the entry at once.
    queryKey: inboxKey("channels", "posts"),
    queryFn: ({ signal }) => api.get("/posts", postPage, { signal }),
    staleTime: rarely,
  });
  return data !== undefined && (data.places.length > 0 || data.rows.length > 0);
}
