// Before anything is drawn: the remembered language, direction, colours and density. A file, since the page allows no inline scripts.
(() => {
  const root = document.documentElement;
  let chosen = {};
  let scheme = "auto";
  try {
    chosen = JSON.parse(localStorage.getItem("hamdel.preferences") ?? "{}");
    scheme = localStorage.getItem("mantine-color-scheme-value") ?? "auto";
  } catch {}
  root.lang = chosen.language === "en" ? "en" : "fa";
  root.dir = root.lang === "en" ? "ltr" : "rtl";
  root.dataset.density = chosen.density === "compact" ? "compact" : "comfortable";
  const dark = scheme === "dark" || (scheme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  root.dataset.mantineColorScheme = dark ? "dark" : "light";
  root.style.backgroundColor = dark ? "#1b1917" : "#fdfcfb";
})();

// The page's content security policy allows no code made from text, which zod would otherwise try as soon as it is loaded.
globalThis.__zod_globalConfig = { jitless: true };
