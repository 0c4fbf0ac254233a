import type { ArticleHit } from "../../../knowledge/index.ts";
import type { HandOverReason } from "../../contract.ts";
import type { FoundOrder } from "../decide/facts.ts";
import type { ThreadState } from "../decide/thread-state.ts";
import type { FlowFetch, Say } from "../flows/step-flow.ts";

export type Address = { type: "phone" | "email"; value: string };
/** What happens beside words, in the transaction that says them. */
export type Effects = {
  /** A code goes to this address, if it is a customer's. */
  sendCode?: Address;
  /** A code was entered; whose it is, where it was right. */
  tryCode?: { id: number; right: boolean; customerId: number | null };
  /** What a flow set, for the customer: what the brand has declared of it is theirs from now on. */
  sets?: Record<string, string>;
};
export type Performance = {
  outcome: "replied" | "asked_back" | "unsure" | "handed_over" | "silent";
  source: string | null;
  intentId: number | null;
  score: number | null;
  says: Say[];
  thread: ThreadState;
  handOver: { reason: HandOverReason; team: number | null; detail: string } | null;
  effects: Effects;
  /** Why the question is kept for learning; null where it was answered. */
  unanswered: string | null;
};

/** What performing may ask of the house; nothing is open while it does. */
export type Tools = {
  fetch(call: FlowFetch): Promise<{ ok: boolean; json: unknown }>;
  articles(query: string): Promise<readonly ArticleHit[]>;
  orders(customerId: number): Promise<readonly FoundOrder[]>;
  rightCode(code: string, hash: string): boolean;
  /** Answers from passages alone, by the operator's model; null where there is none, or it has no answer in time. */
  model(question: string, passages: readonly ArticleHit[]): Promise<string | null>;
  /** A full address of a page. */
  address(url: string): string;
};
