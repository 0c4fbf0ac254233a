import { useEffect, useSyncExternalStore } from "react";

/** A key (`n`) or two in a row (`g c`) that does something, and what the `?` sheet says about it. */
export type Shortcut = { keys: string; label: string; run: () => void };

let shortcuts: readonly Shortcut[] = [];
const listeners = new Set<() => void>();

function change(next: readonly Shortcut[]): void {
  shortcuts = next;
  for (const tell of listeners) tell();
}

/** A shortcut that works while the page is on screen: `useShortcut("n", words.add, open)`. */
export function useShortcut(keys: string, label: string, run: () => void, enabled = true): void {
  useEffect(() => {
    if (!enabled) return;
    const mine = { keys, label, run };
    change([...shortcuts, mine]);
    return () => change(shortcuts.filter((one) => one !== mine));
  }, [keys, label, run, enabled]);
}

/** Every shortcut that works at the moment. */
export function useShortcutList(): readonly Shortcut[] {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => shortcuts,
  );
}

// Persian keyboards send «ل» where g is printed: the key's place counts, not the letter.
function keyOf(event: KeyboardEvent): string {
  if (event.key === "?" || event.key === "؟") return "?";
  return /^Key[A-Z]$/.test(event.code) ? event.code.slice(3).toLowerCase() : event.key.toLowerCase();
}

function typing(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}

/** Listens to the keyboard for the whole app; `extra` are the app's own shortcuts. */
export function useShortcutKeys(extra: readonly Shortcut[]): void {
  useEffect(() => {
    let before = "";
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (typing(event) || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (document.querySelector('[aria-modal="true"]')) return;
      const pressed = keyOf(event);
      const find = (keys: string) => [...shortcuts, ...extra].findLast((one) => one.keys === keys);
      const found = find(`${before} ${pressed}`.trim()) ?? find(pressed);
      before = before === "" && !found ? pressed : "";
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        before = "";
      }, 1200);
      if (!found) return;
      event.preventDefault();
      found.run();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => {
      clearTimeout(waiting);
      window.removeEventListener("keydown", onKeyDown);
    };
  }, [extra]);
}
