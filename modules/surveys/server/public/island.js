// Keeps what is typed while it is typed, sends files as they are chosen, and hands in the tap of a mail when a person looks at the page.
// Everything works without.
const form = document.querySelector("form[method=post]");
const fields = () => [...new FormData(form)].filter(([, value]) => typeof value === "string");
const send = (more) => {
  const body = new URLSearchParams(fields());
  for (const [name, value] of Object.entries(more)) body.set(name, value);
  return fetch(form.action, { method: "POST", body, headers: { accept: "application/json" }, keepalive: true });
};

/** One file on its way, with what the page shows meanwhile; gives whether to go on with the next. */
function sendFile(input, file) {
  const field = input.closest("fieldset");
  const [bar, wrong] = [field.querySelector("progress"), field.querySelector("[data-large]")];
  const say = (words) => {
    wrong.textContent = words;
    wrong.hidden = words === "";
  };
  say("");
  if (file.size > Number(input.dataset.most)) return say(wrong.dataset.large);
  const body = new FormData();
  for (const name of ["_key", "_seen"]) body.set(name, form.elements[name].value);
  body.set("_asked", input.name);
  body.set("_do", "attach");
  body.set(input.name, file);
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("accept", "application/json");
    bar.hidden = false;
    bar.value = 0;
    request.upload.onprogress = ({ loaded, total }) => (bar.value = loaded / total);
    request.onloadend = () => {
      bar.hidden = true;
      if (request.status === 200 || request.status === 422)
        field.querySelector(".files").innerHTML = request.responseText;
      else say(wrong.dataset.lost);
      done();
    };
    request.send(body);
  });
}

if (form) {
  let waiting = 0;
  const keep = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => send({ _do: "keep" }).catch(() => {}), 700);
  };
  form.addEventListener("input", (event) => event.target.type !== "file" && keep());
  addEventListener("pagehide", () => waiting && send({ _do: "keep" }).catch(() => {}));
  const buttons = (off) => form.querySelectorAll("button").forEach((button) => (button.disabled = off));
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    waiting = 0;
    // Twice is the same answer, but one press is enough.
    setTimeout(() => buttons(true), 0);
  });
  for (const button of form.querySelectorAll("[data-plain]")) button.hidden = true;
  form.addEventListener("change", async ({ target }) => {
    if (target.type !== "file") return;
    buttons(true);
    for (const file of [...target.files]) await sendFile(target, file);
    target.value = "";
    buttons(false);
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
