/** Why this browser cannot be tried; null where it can. Asks for the permission, so call it on a press. */
export async function whyNotHere(): Promise<"notHere" | "notAllowed" | null> {
  if (!window.isSecureContext || !("PushManager" in window) || !("Notification" in window)) return "notHere";
  return (await Notification.requestPermission()) === "granted" ? null : "notAllowed";
}

/** Subscribes this browser to the brand's key, under a scope that the chat of our own pages shares. Throws where the push service is away. */
export async function subscribeHere(applicationServerKey: string) {
  const registration = await navigator.serviceWorker.register("/hamdel-push.js", { scope: "/hamdel-push/" });
  const worker = registration.installing ?? registration.waiting;
  if (!registration.active && worker)
    await new Promise<void>((ready) =>
      worker.addEventListener("statechange", () => worker.state === "activated" && ready()),
    );
  const ask = () => registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
  const given = await ask().catch(async () => {
    await (await registration.pushManager.getSubscription())?.unsubscribe();
    return ask();
  });
  const { endpoint, keys } = given.toJSON();
  return { endpoint: endpoint ?? "", keys: { p256dh: keys?.["p256dh"] ?? "", auth: keys?.["auth"] ?? "" } };
}
