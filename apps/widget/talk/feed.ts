import type { ChatPage } from "../../../modules/inbox/contract.ts";
import { CallFailed, type Calls } from "./calls.ts";
import { openPauses } from "./pauses.ts";
import { readStream, silence } from "./read-stream.ts";

/** A page of changes, and the revision after which they are. */
export type Heard = (page: ChatPage, after: number) => void;

export type Hearing = {
  calls: Calls;
  token(): Promise<string>;
  /** The revision known here. */
  after(): number;
  heard: Heard;
  alive(): void;
  /** The server does not know the token any more. */
  refused(): void;
};

const poll = 25;
/** A stream that breaks sooner than this has not worked. */
const worked = 20_000;
/** After so long of asking, a stream is tried once more. */
const streamsAgain = 600_000;

/** Keeps listening for changes until stopped: as a stream, and by asking again and again where streams break twice or are held back. */
export async function keepHearing(hearing: Hearing, stopped: AbortSignal): Promise<void> {
  const pauses = openPauses();
  let broken = 0;
  let since = 0;
  while (!stopped.aborted) {
    const began = Date.now();
    // A server that was restarting is no reason to go without streams for the whole day.
    if (broken < 2) since = began;
    else if (began - since > streamsAgain) broken = 1;
    let signs = 0;
    const alive = () => {
      signs++;
      pauses.reset();
      hearing.alive();
    };
    try {
      if (broken < 2) await streamOnce({ ...hearing, alive }, stopped);
      else await pollOnce({ ...hearing, alive }, stopped);
      // One that ends at once, whatever it said, is not asked again at once.
      if (signs === 0 || Date.now() - began < 500) await pauses.wait();
    } catch (error) {
      if (stopped.aborted) return;
      if (error instanceof CallFailed && (error.status === 401 || error.status === 403)) hearing.refused();
      // Not one heartbeat: somebody on the way keeps streams until they end.
      if (error instanceof Silent && signs === 0) broken = 2;
      else if (navigator.onLine && Date.now() - began < worked) broken++;
      await pauses.wait();
    }
  }
}

class Silent extends Error {}

async function streamOnce({ calls, token, after, heard, alive }: Hearing, stopped: AbortSignal): Promise<void> {
  const stop = new AbortController();
  const end = () => stop.abort();
  stopped.addEventListener("abort", end);
  // Who holds a stream back may hold back its beginning too.
  const timer = setTimeout(end, silence);
  try {
    let from = after();
    const response = await calls.stream(await token(), from, stop.signal);
    clearTimeout(timer);
    await readStream(
      response,
      stop,
      (data) => {
        const page: ChatPage = JSON.parse(data);
        heard(page, from);
        from = page.revision;
      },
      alive,
    );
  } catch (error) {
    throw stop.signal.aborted && !stopped.aborted ? new Silent() : error;
  } finally {
    clearTimeout(timer);
    stopped.removeEventListener("abort", end);
    stop.abort();
  }
}

async function pollOnce({ calls, token, after, heard, alive }: Hearing, stopped: AbortSignal): Promise<void> {
  const from = after();
  const page = await calls.changes(await token(), from, poll, stopped);
  alive();
  heard(page, from);
}
