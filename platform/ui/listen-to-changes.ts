/** What the server tells: something changed, or so much that everything should be fetched anew. */
export type Told = { cursor: string; changes?: readonly { topic: string }[]; reset?: boolean };

type Listening = { brand: string; cursor: () => string | null; tell: (told: Told) => void; stop: AbortSignal };

// The server says something every 20 seconds. Silence means a dead connection, or a proxy that holds streams back.
const silence = 45_000;
const longestPause = 30_000;

/** Listens to the change feed until told to stop, coming back after every break with the last cursor. */
export async function listenToChanges(listening: Listening): Promise<void> {
  let pause = 1000;
  let held = 0;
  while (!listening.stop.aborted) {
    const ending = held < 2 ? await stream(listening) : await ask(listening);
    if (ending === "silent") held += 1;
    if (ending === "heard") held = Math.min(held, 2);
    pause = ending === "heard" ? 1000 : Math.min(pause * 2, longestPause);
    if (ending !== "heard" || held < 2) await rest(pause, listening.stop);
  }
}

/** How a connection ended: after news, without any, or refused. */
type Ending = "heard" | "silent" | "failed";

function address({ brand, cursor }: Listening, more: Record<string, string> = {}): string {
  const after = cursor();
  return `/api/v1/changes?${new URLSearchParams({ brand, ...(after ? { after } : {}), ...more })}`;
}

/** One stream of events, to its end. */
function stream(listening: Listening): Promise<Ending> {
  return new Promise((resolve) => {
    const source = new EventSource(address(listening));
    let heard = false;
    let watch = setTimeout(() => end("silent"), silence);
    const end = (ending: Ending) => {
      clearTimeout(watch);
      source.close();
      listening.stop.removeEventListener("abort", stopped);
      resolve(heard ? "heard" : ending);
    };
    const stopped = () => end("failed");
    listening.stop.addEventListener("abort", stopped);
    source.onmessage = (event) => {
      heard = true;
      clearTimeout(watch);
      watch = setTimeout(() => end("silent"), silence);
      listening.tell(JSON.parse(event.data as string) as Told);
    };
    // The browser would come back by itself, but with the cursor of its first address.
    source.onerror = () => end("failed");
  });
}

/** One question that the server answers when there is news, for networks that hold streams back. */
async function ask(listening: Listening): Promise<Ending> {
  try {
    const response = await fetch(address(listening, { wait: "25" }), { signal: listening.stop });
    if (!response.ok) return "failed";
    listening.tell((await response.json()) as Told);
    return "heard";
  } catch {
    return "failed";
  }
}

/** Waits, but not longer than until the network is back. */
function rest(milliseconds: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(waiting);
      window.removeEventListener("online", go);
      resolve();
    };
    const waiting = setTimeout(go, milliseconds);
    window.addEventListener("online", go);
    stop.addEventListener("abort", go, { once: true });
  });
}
