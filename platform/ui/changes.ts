import { useEffect, useRef } from "react";
import { concerns, currentFeed } from "./changes-feed.ts";
import { paced } from "./paced.ts";

/** Milliseconds between two calls: one thing is shown as it changes, a list of all of its kind every other second in a busy house. */
const pauses = { one: 120, all: 2000 };

/** Not the same for everybody: screens that were opened together must not ask together for ever. */
const spread = (pause: number) => pause * (0.75 + Math.random() / 2);

/**
 * Calls `onChange` when something on the server changed: `useChanges(["customer:12", "order"], refetch)`.
 * A topic without a number follows all of its kind. The first change is told at once, those that follow closely together.
 */
export function useChanges(topics: readonly string[], onChange: () => void): void {
  const tell = useRef(onChange);
  tell.current = onChange;
  const key = topics.join(" ");
  useEffect(() => {
    const followed = key.split(" ");
    const pause = followed.every((topic) => topic.includes(":")) ? pauses.one : pauses.all;
    const { ask, stop: stopAsking } = paced(() => tell.current(), spread(pause));
    const stop = currentFeed()?.follow((changed) => {
      if (changed === "all" || changed.some((topic) => followed.some((one) => concerns(one, topic)))) ask();
    });
    return () => {
      stopAsking();
      stop?.();
    };
  }, [key]);
}
