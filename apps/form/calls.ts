import type { FormAnswer, ShownForm } from "../../modules/inbox/contract.ts";

export type Place = { host: string; key: string };
/** What sending came to: an answer, or why there was none. */
export type Sent = FormAnswer | { result: "tooMany" | "file" | "failed" };

const address = ({ host, key }: Place, path: string) => `${host}/api/v1/form${path}?key=${encodeURIComponent(key)}`;

/** How the form looks; null where it is gone or cannot be had. */
export async function readForm(place: Place): Promise<ShownForm | null> {
  const answer = await fetch(address(place, "")).catch(() => null);
  return answer?.ok ? answer.json() : null;
}

/** A challenge with the work it asks for. */
export async function askChallenge(place: Place): Promise<{ challenge: string; bits: number }> {
  const answer = await fetch(address(place, "/challenge"));
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/** Sends what was written. */
export async function sendForm(place: Place, body: FormData): Promise<Sent> {
  const answer = await fetch(address(place, ""), { method: "POST", body }).catch(() => null);
  if (answer?.ok) return answer.json();
  if (answer?.status === 429) return { result: "tooMany" };
  return { result: answer?.status === 413 || answer?.status === 415 ? "file" : "failed" };
}
