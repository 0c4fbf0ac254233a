import { useHotkeys } from "@mantine/hooks";
import { useMemo } from "react";
import type { Place } from "../../../platform/ui/module.ts";
import { usePreferences } from "../../../platform/ui/preferences.tsx";
import type { Shortcut } from "../../../platform/ui/shortcuts.tsx";

/** The keys of the frame: `g` and a letter for each place, `?` for the sheet, Ctrl K for the palette. */
export function usePlaceShortcuts(
  places: readonly Place[],
  go: (path: string) => void,
  open: (overlay: "palette" | "shortcuts") => void,
): readonly Shortcut[] {
  const { language } = usePreferences();
  useHotkeys([["mod+K", () => open("palette")]], []);
  return useMemo(() => {
    const toPlaces = places.flatMap((place) =>
      place.key ? [{ keys: `g ${place.key}`, label: place.label[language], run: () => go(place.path) }] : [],
    );
    return [...toPlaces, { keys: "?", label: "", run: () => open("shortcuts") }];
  }, [places, language, go, open]);
}
