import { createContext, type PropsWithChildren, use, useEffect, useMemo, useState } from "react";
import { type Calendar, directionOf, type Language } from "../i18n/index.ts";

/** How much air lists and tables have. */
export type Density = "comfortable" | "compact";

/** What a person chose on this device; null where they left it to their account or brand. */
type Choices = { language: Language | null; calendar: Calendar | null; density: Density };

/** The choices in force and how to change them. */
export type Preferences = Choices & {
  language: Language;
  change: (choices: Partial<Choices>) => void;
};

const place = "hamdel.preferences";
const Context = createContext<Preferences | null>(null);

function remembered(): Choices {
  const stored = (() => {
    try {
      return JSON.parse(localStorage.getItem(place) ?? "{}") as Partial<Choices>;
    } catch {
      return {};
    }
  })();
  return {
    language: stored.language === "en" || stored.language === "fa" ? stored.language : null,
    calendar: stored.calendar === "gregorian" || stored.calendar === "jalali" ? stored.calendar : null,
    density: stored.density === "compact" ? "compact" : "comfortable",
  };
}

/** The preferences in force for everything below. */
export function usePreferences(): Preferences {
  const preferences = use(Context);
  if (!preferences) throw new Error("usePreferences needs a PreferencesProvider above it");
  return preferences;
}

/** Keeps the choices of this device, and writes language, direction and density on the page. */
export function PreferencesProvider({ fallback, children }: PropsWithChildren<{ fallback: Language }>) {
  const [choices, setChoices] = useState(remembered);
  const language = choices.language ?? fallback;
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
    document.documentElement.dataset["density"] = choices.density;
  }, [language, choices.density]);
  const preferences = useMemo<Preferences>(
    () => ({
      ...choices,
      language,
      change: (changed) =>
        setChoices((before) => {
          const after = { ...before, ...changed };
          try {
            localStorage.setItem(place, JSON.stringify(after));
          } catch {
            // A private window without storage: the choice then lasts as long as the page.
          }
          return after;
        }),
    }),
    [choices, language],
  );
  return <Context value={preferences}>{children}</Context>;
}
