import { useRef } from "react";

type Selection = {
  toggle: (index: number, range: boolean) => void;
  toggleAll: () => void;
};

/** Choosing rows one by one, as a range from the last one (Shift), or all. */
export function useSelection(
  keys: readonly string[],
  selected: ReadonlySet<string>,
  onChange: (selected: Set<string>) => void,
): Selection {
  const last = useRef<number | null>(null);
  return {
    toggle: (index, range) => {
      const key = keys[index];
      if (key === undefined) return;
      const next = new Set(selected);
      const select = !selected.has(key);
      const from = range && last.current !== null ? last.current : index;
      for (const one of keys.slice(Math.min(from, index), Math.max(from, index) + 1)) {
        if (select) next.add(one);
        else next.delete(one);
      }
      last.current = index;
      onChange(next);
    },
    toggleAll: () => onChange(keys.every((key) => selected.has(key)) ? new Set() : new Set(keys)),
  };
}
