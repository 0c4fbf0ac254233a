const phone = "(max-width: 600px)";

/** On a phone the chat fills what the keyboard leaves of the screen; `fitted` after each change of that. Gives what ends it. */
export function fitScreen(panel: HTMLElement, fitted: () => void): () => void {
  const seen = window.visualViewport;
  if (!seen) return () => {};
  function fill(): void {
    const small = matchMedia(phone).matches;
    panel.style.setProperty("--top", small ? `${seen?.offsetTop}px` : null);
    panel.style.setProperty("--height", small ? `${seen?.height}px` : null);
    fitted();
  }
  fill();
  seen.addEventListener("resize", fill);
  seen.addEventListener("scroll", fill);
  return () => {
    seen.removeEventListener("resize", fill);
    seen.removeEventListener("scroll", fill);
  };
}
