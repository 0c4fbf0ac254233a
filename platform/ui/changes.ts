import { useEffect, useRef } from "react";
import { concerns, currentFeed } from "./changes-feed.ts";

/**
 * Calls `onChange` when something on the server changed: `useChanges(["customer:12", "order"], refetch)`.
 * A topic without a number follows all of its kind. Changes that come in one moment are told once.
 */
export function useChanges(topics: readonly string[], onChange: () => void): void {
  const tell = useRef(onChange);
  tell.current = onChange;
  const key = topics.join(" ");
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const stop = currentFeed()?.follow((changed) => {
      const mine = changed === "all" || changed.some((topic) => key.split(" ").some((one) => concerns(one, topic)));
      if (!mine) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => tell.current(), 120);
    });
    return () => {
      clearTimeout(waiting);
      stop?.();
    };
  }, [key]);
}
