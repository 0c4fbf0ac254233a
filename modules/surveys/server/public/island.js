// Keeps what is typed while it is typed, and hands in the tap of a mail when a person looks at the page. Everything works without.
const form = document.querySelector("form[method=post]");
const send = (more) => {
  const body = new URLSearchParams(new FormData(form));
  for (const [name, value] of Object.entries(more)) body.set(name, value);
  return fetch(form.action, { method: "POST", body, headers: { accept: "application/json" }, keepalive: true });
};

if (form) {
  let waiting = 0;
  const keep = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => send({ _do: "keep" }).catch(() => {}), 700);
  };
  form.addEventListener("input", keep);
  addEventListener("pagehide", () => waiting && send({ _do: "keep" }).catch(() => {}));
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    waiting = 0;
    // Twice is the same answer, but one press is enough.
    setTimeout(() => form.querySelectorAll("button").forEach((button) => (button.disabled = true)), 0);
  });

  if (form.dataset.tapped === "yes") {
    // A program that only fetches or renders the page in the background is no person.
    const tell = () =>
      send({ _do: "tap" }).then((answer) => {
        if (answer.ok) document.querySelector("#counted")?.removeAttribute("hidden");
      });
    const look = () => {
      if (document.visibilityState === "visible") setTimeout(() => document.hasFocus() && tell(), 1200);
    };
    if (document.visibilityState === "visible") look();
    else document.addEventListener("visibilitychange", look, { once: true });
  }
}
