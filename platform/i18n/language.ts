/** The languages Hamdel speaks on screen. */
export type Language = "fa" | "en";

/** The calendars Hamdel writes dates in. */
export type Calendar = "jalali" | "gregorian";

/** Whether amounts in rials are shown as they are stored or a tenth of it. */
export type MoneyUnit = "toman" | "rial";

/** The reading direction of a language. */
export function directionOf(language: Language): "rtl" | "ltr" {
  return language === "fa" ? "rtl" : "ltr";
}

/** The language a browser or mail client asks for (`Accept-Language`), Persian when it asks for neither. */
export function languageFrom(accepted: string | undefined): Language {
  const wanted = (accepted ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...settings] = part.trim().toLowerCase().split(";");
      const weight = settings.find((setting) => setting.trim().startsWith("q="));
      return { tag, weight: weight ? Number(weight.trim().slice(2)) || 0 : 1 };
    })
    .sort((a, b) => b.weight - a.weight);
  const first = wanted.find(({ tag, weight }) => weight > 0 && /^(fa|en)\b/.test(tag));
  return first?.tag.startsWith("en") ? "en" : "fa";
}
