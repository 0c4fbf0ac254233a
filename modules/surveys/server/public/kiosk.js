// A survey on a device of the shop: every answer is kept here first and sent when there is a network; then the next person begins anew.
// The walk through a survey is the server's own code, sent as a script.
const walkAt = "/s/walk.js";
const { isAnswered, walk } = await import(walkAt);

const form = document.querySelector("form[data-definition]");
const definition = JSON.parse(form.dataset.definition);
const thanks = document.querySelector("#thanks");
const note = document.querySelector("#waiting");
const store = `hamdel-kiosk ${form.action}`;
const read = () => JSON.parse(localStorage.getItem(store) ?? "[]");
const write = (list) => localStorage.setItem(store, JSON.stringify(list));
const questions = definition.sections.flatMap((section) => section.questions);

/** The answers as conditions see them; the server reads the fields themselves. */
function answersNow() {
  const data = new FormData(form);
  return Object.fromEntries(
    questions.map(({ key, type }) => {
      if (type === "choice") return [key, { picked: data.getAll(key), other: String(data.get(`${key}.other`) ?? "") }];
      if (type === "consent") return [key, data.get(key) === "yes"];
      const value = data.get(key);
      return [key, type === "scale" && value ? Number(value) : value || null];
    }),
  );
}

function show() {
  const shown = new Set(walk(definition, answersNow()).shown.map(({ key }) => key));
  for (const field of form.querySelectorAll("fieldset.q")) field.hidden = !shown.has(field.dataset.key);
  return shown;
}

let idle = 0;
function begin() {
  clearTimeout(idle);
  form.reset();
  form.hidden = false;
  thanks.hidden = true;
  for (const wrong of form.querySelectorAll(".bad")) wrong.classList.remove("bad");
  show();
  scrollTo(0, 0);
}

function wait(seconds) {
  clearTimeout(idle);
  idle = setTimeout(begin, seconds * 1000);
}

let sending = false;
async function sendAll() {
  if (sending) return;
  sending = true;
  try {
    for (let list = read().filter((one) => !one.refused); list.length > 0; list = read().filter((one) => !one.refused)) {
      const [one] = list;
      const body = new URLSearchParams(one.fields);
      const answer = await fetch(form.action, { method: "POST", body, headers: { accept: "application/json" } });
      if (answer.status >= 500 || answer.status === 429) break;
      // What the server refuses stays here, for the staff to see, and holds nothing else back.
      write(read().flatMap((kept) => (kept.key !== one.key ? [kept] : answer.ok ? [] : [{ ...kept, refused: answer.status }])));
    }
  } catch {
    // No network: it is tried again.
  }
  sending = false;
  note.hidden = read().length === 0;
}

form.addEventListener("input", () => {
  show();
  wait(90);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const shown = show();
  const answers = answersNow();
  const missing = questions.filter(({ key, required }) => required && shown.has(key) && !isAnswered(answers[key]));
  for (const field of form.querySelectorAll("fieldset.q"))
    field.classList.toggle("bad", missing.some(({ key }) => key === field.dataset.key));
  if (missing.length > 0) return document.querySelector(`#q-${missing[0].key}`).scrollIntoView({ block: "center" });
  const data = new FormData(form);
  const key = crypto.randomUUID();
  data.set("_key", key);
  data.set("_at", new Date().toISOString());
  data.set("_do", "kiosk");
  data.set("_asked", [...shown].join(","));
  write([...read(), { key, fields: new URLSearchParams(data).toString() }]);
  form.hidden = true;
  thanks.hidden = false;
  wait(7);
  sendAll();
});
document.querySelector("#restart").addEventListener("click", begin);
addEventListener("online", sendAll);
setInterval(sendAll, 20_000);
begin();
sendAll();
if ("serviceWorker" in navigator) navigator.serviceWorker.register("/s/kiosk-worker.js", { scope: "/s/" });
