/**
 * The worker that shows what a brand tells. A site takes it in with one line, `importScripts("https://cx.example.com/push-worker.js")` in its
 * file `hamdel-push.js`. It keeps nothing and asks nothing.
 */
type Told = {
  tag: string;
  title: string;
  body: string;
  language: "fa" | "en";
  image: string | null;
  url: string | null;
  later: string;
  actions: { action: string; title: string }[];
};
type Window = { url: string; focus(): Promise<unknown>; postMessage(word: string): void };
type Shown = { close(): void; data: Told | undefined };
type Happening = {
  waitUntil(work: Promise<unknown>): void;
  data?: { json(): Told };
  notification: Shown;
  action: string;
};
type Worker = {
  location: { origin: string };
  addEventListener(name: string, heard: (event: Happening) => void): void;
  skipWaiting(): Promise<void>;
  registration: { showNotification(title: string, options: object): Promise<void> };
  clients: {
    matchAll(options: object): Promise<Window[]>;
    openWindow(url: string): Promise<unknown>;
  };
};
const worker = self as unknown as Worker;
const word = "#hamdel-chat";

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));

worker.addEventListener("push", (event) => {
  const told = event.data?.json();
  if (!told) return;
  const { title, body, tag, image, language, actions } = told;
  const dir = language === "fa" ? "rtl" : "ltr";
  const picture = image ? { image } : {};
  event.waitUntil(
    worker.registration.showNotification(title, {
      body,
      tag,
      renotify: true,
      dir,
      lang: language,
      actions,
      ...picture,
      data: told,
    }),
  );
});

worker.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const told = event.notification.data;
  if (event.action !== "later") return event.waitUntil(open(told?.url ?? null));
  if (told?.later) event.waitUntil(fetch(told.later, { method: "POST", credentials: "omit" }));
});

/** Opens the conversation: in a page of the site that stands open, or in a new one. Pages of others are not opened. */
async function open(url: string | null): Promise<void> {
  const windows = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  const page = url?.split("#")[0];
  const there = windows.find((one) => one.url.split("#")[0] === page) ?? windows[0];
  if (there) {
    there.postMessage(word);
    await there.focus();
    return;
  }
  const own = page?.startsWith(`${worker.location.origin}/`) ? page : `${worker.location.origin}/`;
  await worker.clients.openWindow(own + word);
}
