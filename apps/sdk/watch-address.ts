/** Calls back now and whenever the address changes, also where the site changes pages without loading them. */
export function watchAddress(seen: () => void): void {
  let address = "";
  const look = () => {
    const now = location.href.split("#")[0] as string;
    if (now === address) return;
    address = now;
    seen();
  };
  // The site sets the title of the new page after its address.
  const lookSoon = () => setTimeout(look, 50);
  for (const name of ["pushState", "replaceState"] as const) {
    const original = history[name].bind(history);
    history[name] = (...values: Parameters<History["pushState"]>) => {
      original(...values);
      lookSoon();
    };
  }
  window.addEventListener("popstate", lookSoon);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", look, { once: true });
  else look();
}
