import type { ChatWelcome } from "../../../modules/inbox/contract.ts";
import { el, fill } from "../ground/element.ts";
import type { Talk } from "../talk/talk.ts";
import type { Visit } from "../talk/visit.ts";
import { stopTelling, subscribe, tellsNow } from "./subscribe.ts";
import type { Language, Words } from "./write-times.ts";

type Drawing = { words: Words; language: Language; problem(text: string): void };
/** What this browser keeps: the device's number, and whose token it was given under. */
const kept = "push";
const declined = "push.no";

/**
 * Offers to tell of an answer once the visitor has asked something that nobody has answered; the browser is asked on that press alone.
 * While it tells, the visitor can have it stop.
 */
export function drawBell(
  talk: Talk,
  { push }: ChatWelcome,
  { memory, token }: Visit,
  { words, language, problem }: Drawing,
) {
  const said = words.bell;
  const box = el("div", { class: "bell", hidden: true });
  const possible = push !== null && isSecureContext && "PushManager" in window && "Notification" in window;
  const device = () => (memory.read(kept) ?? "").split(" ")[0] || null;
  let busy = false;
  let drawn = "";

  async function keep(): Promise<void> {
    const id = await talk.keepDevice({ kind: "web", ...(await subscribe(push!.key)), language });
    memory.write(kept, `${id} ${token()}`);
  }
  const pressed = (work: () => Promise<void>, failed: string) => async () => {
    if (busy) return;
    busy = true;
    await work().catch(() => problem(Notification.permission === "denied" ? said.refused : failed));
    busy = false;
    show();
  };
  const yes = pressed(async () => {
    if ((await Notification.requestPermission()) !== "granted") throw new Error("not allowed");
    await keep();
    problem("");
  }, said.failed);
  const off = pressed(async () => {
    const id = device();
    memory.write(kept, null);
    memory.write(declined, "1");
    await stopTelling();
    if (id) await talk.forgetDevice(id);
  }, said.failed);
  function no(): void {
    memory.write(declined, "1");
    show();
  }
  /** Who signed in here since is who is told. */
  async function follow(): Promise<void> {
    const [id, whose] = (memory.read(kept) ?? "").split(" ");
    const now = token();
    if (!id || !now || whose === now || busy) return;
    busy = true;
    if (tellsNow()) await keep().catch(() => {});
    busy = false;
  }
  function state(): "on" | "offer" | "" {
    if (!possible || Notification.permission === "denied") return "";
    if (device() && tellsNow()) return "on";
    const waits = talk.thread.waits || talk.thread.messages().at(-1)?.from === "visitor";
    return waits && !memory.read(declined) ? "offer" : "";
  }
  function show(): void {
    const now = state();
    if (now === "on") void follow();
    if (now === drawn) return;
    drawn = now;
    box.hidden = now === "";
    const link = (text: string, click: () => void, name = "link") =>
      el("button", { class: name, type: "button", click }, text);
    if (now === "on")
      fill(
        box,
        el("span", {}, said.on),
        link(said.off, () => void off()),
      );
    else
      fill(
        box,
        el("span", {}, said.offer),
        link(said.yes, () => void yes(), "quiet"),
        link(said.no, no),
      );
  }
  return { box, show };
}
