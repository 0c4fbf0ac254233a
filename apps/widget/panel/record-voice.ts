/** What browsers record, best first; Safari knows the last. */
const types = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];
const endings: Record<string, string> = { "audio/webm": "webm", "audio/ogg": "ogg", "audio/mp4": "m4a" };
const longest = 10 * 60_000;

/** Whether this browser can record here at all; pages without https cannot. */
export function canRecord(): boolean {
  return typeof MediaRecorder === "function" && typeof navigator.mediaDevices?.getUserMedia === "function";
}

export type Recording = {
  /** Ends it; gives what was recorded. */
  end(): Promise<{ body: Blob; name: string }>;
  cancel(): void;
};

/** Asks for the microphone and records until ended, ten minutes at most. Rejects where the visitor or the browser says no. */
export async function recordVoice(): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const mimeType = types.find((type) => MediaRecorder.isTypeSupported(type));
  const recorder = new MediaRecorder(stream, { ...(mimeType && { mimeType }), audioBitsPerSecond: 32_000 });
  const parts: Blob[] = [];
  recorder.addEventListener("dataavailable", ({ data }) => parts.push(data));
  const ended = new Promise<void>((done) => recorder.addEventListener("stop", () => done(), { once: true }));
  const timer = setTimeout(stop, longest);
  function stop(): void {
    clearTimeout(timer);
    if (recorder.state !== "inactive") recorder.stop();
    for (const track of stream.getTracks()) track.stop();
  }
  recorder.start();
  return {
    async end() {
      stop();
      await ended;
      const type = (recorder.mimeType || "audio/webm").split(";")[0] as string;
      return { body: new Blob(parts, { type }), name: `voice.${endings[type] ?? "webm"}` };
    },
    cancel: stop,
  };
}
