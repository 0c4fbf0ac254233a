/** The site's own file: a browser takes workers of the page's origin alone. Its scope is apart, so that a site's other worker stays. */
const file = "/hamdel-push.js";
const scope = "/hamdel-push/";

export type Subscription = { endpoint: string; keys: { p256dh: string; auth: string } };

/** Subscribes this browser to the brand's key; anew where it was subscribed to another. Throws where it cannot be. */
export async function subscribe(applicationServerKey: string): Promise<Subscription> {
  const registration = await navigator.serviceWorker.register(file, { scope });
  await active(registration);
  const { pushManager } = registration;
  const ask = () => pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
  const given = await ask().catch(async () => {
    await (await pushManager.getSubscription())?.unsubscribe();
    return ask();
  });
  const { endpoint, keys } = given.toJSON();
  return { endpoint: endpoint!, keys: { p256dh: keys!["p256dh"]!, auth: keys!["auth"]! } };
}

/** Ends it in the browser. */
export async function stopTelling(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(scope);
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
}

/** Whether the browser still shows what it is told. */
export function tellsNow(): boolean {
  return Notification.permission === "granted";
}

function active({ installing, waiting, active: now }: ServiceWorkerRegistration): Promise<void> {
  const worker = installing ?? waiting;
  if (now || !worker) return Promise.resolve();
  return new Promise((ready, failed) => {
    worker.addEventListener("statechange", () => {
      if (worker.state === "activated") ready();
      if (worker.state === "redundant") failed(new Error("the worker was not taken"));
    });
  });
}
