import { useCallback, useState } from "react";

type States<T> = { past: readonly T[]; present: T; future: readonly T[]; stroke: string | null };
type Next<T> = T | ((now: T) => T);
/** How many steps can be taken back. */
const kept = 100;

/**
 * A value that remembers what it was, so that changes can be undone and redone. Changes in a row that bear the same `stroke` (the writing
 * of one step) are undone together.
 */
export function useHistory<T>(first: T) {
  const [{ past, present, future }, set] = useState<States<T>>({
    past: [],
    present: first,
    future: [],
    stroke: null,
  });
  const change = useCallback(
    (next: Next<T>, stroke: string | null = null) =>
      set((now) => {
        const value = typeof next === "function" ? (next as (before: T) => T)(now.present) : next;
        if (value === now.present) return now;
        const goesOn = stroke !== null && stroke === now.stroke;
        const past = goesOn ? now.past : [...now.past, now.present].slice(-kept);
        return { past, present: value, future: [], stroke };
      }),
    [],
  );
  const undo = useCallback(
    () =>
      set((now) => {
        const before = now.past.at(-1);
        if (before === undefined) return now;
        return { past: now.past.slice(0, -1), present: before, future: [now.present, ...now.future], stroke: null };
      }),
    [],
  );
  const redo = useCallback(
    () =>
      set((now) => {
        const [after, ...rest] = now.future;
        if (after === undefined) return now;
        return { past: [...now.past, now.present], present: after, future: rest, stroke: null };
      }),
    [],
  );
  return { value: present, change, undo, redo, canUndo: past.length > 0, canRedo: future.length > 0 };
}
