// Lets a kiosk start without a network: its page and scripts are kept, and the network's newer ones are taken where there is one.
const kept = "hamdel-kiosk-1";
const isKiosk = ({ pathname }) => pathname.endsWith("/kiosk") || /^\/s\/(kiosk|walk)\.js$/.test(pathname) || pathname.startsWith("/p/fonts/");

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !isKiosk(new URL(request.url))) return;
  event.respondWith(
    fetch(request).then(
      async (answer) => {
        if (answer.ok) await (await caches.open(kept)).put(request, answer.clone());
        return answer;
      },
      async () => (await caches.match(request)) ?? Response.error(),
    ),
  );
});
