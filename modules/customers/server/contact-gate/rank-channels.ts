import type { AdviceReason, GateReason } from "../../contract.ts";
import { traitsOf } from "./channel-traits.ts";
import type { ContactAnswer } from "./decide-contact.ts";
import type { ReachEvidence } from "./reach-evidence.ts";

export type ContactWish = {
  urgency: "now" | "today" | "any";
  formality?: "formal" | "informal";
  /** In characters. */
  length?: number;
  attachments?: boolean;
  /** What a message costs on a channel, in any one unit; channels left out are taken at their usual cost beside a call. */
  costs?: Record<string, number>;
};
/** A channel with what the gate says of it, and what is known of the customer there. */
export type Candidate = {
  channel: string;
  gate: ContactAnswer;
  preferred: boolean;
  evidence: readonly ReachEvidence[];
};
/** `score` from 0 to 100, 0 where the gate is shut: then `blocked` says why, and `until` until when. */
export type ChannelAdvice = {
  channel: string;
  score: number;
  reasons: AdviceReason[];
  blocked: GateReason | null;
  until: Date | null;
};

type Part = { points: number; reason?: AdviceReason };
const weightOfSoon = { now: 40, today: 20, any: 5 };
const hour = 3600;

/** The channels, best first; those that the gate holds back come last, with their reason. Pure. */
export function rankChannels(candidates: readonly Candidate[], wish: ContactWish): ChannelAdvice[] {
  const dearest = Math.max(0, ...Object.values(wish.costs ?? {}));
  const advice = candidates.map((candidate): ChannelAdvice & { sum: number } => {
    const { channel, gate } = candidate;
    const parts = partsOf(candidate, wish, dearest);
    const reasons = [...parts].sort((a, b) => b.points - a.points).flatMap(({ reason }) => reason ?? []);
    const sum = 40 + parts.reduce((total, { points }) => total + points, 0);
    if (!gate.allowed) {
      const { reason: blocked, until = null } = gate;
      return { channel, sum, score: 0, reasons: ["blocked", ...reasons], blocked, until };
    }
    const score = Math.round(Math.min(100, Math.max(1, sum)));
    return { channel, sum, score, reasons, blocked: null, until: null };
  });
  const wait = ({ until, blocked }: ChannelAdvice) => (blocked ? (until?.getTime() ?? Number.MAX_VALUE) : 0);
  const order = advice.sort((a, b) => wait(a) - wait(b) || b.sum - a.sum || (a.channel < b.channel ? -1 : 1));
  return order.map(({ sum: _, ...shown }) => shown);
}

function partsOf({ channel, preferred, evidence }: Candidate, wish: ContactWish, dearest: number): Part[] {
  const { soon, formal, longest, attachments, cost: usual } = traitsOf(channel);
  const own = wish.costs && Object.hasOwn(wish.costs, channel) ? wish.costs[channel]! : null;
  const cost = own === null || dearest === 0 ? usual : own / dearest;
  const parts: Part[] = [answersIn(evidence)];
  if (preferred) parts.push({ points: 30, reason: "preferred" });
  const urgent = wish.urgency !== "any";
  const speed = (soon - 0.5) * weightOfSoon[wish.urgency];
  parts.push({
    points: speed,
    ...(urgent && soon >= 0.7 && said("immediate")),
    ...(urgent && soon <= 0.3 && said("slow")),
  });
  if (wish.formality) {
    const fit = wish.formality === "formal" ? formal : 1 - formal;
    const reason = formal >= 0.6 ? ("formal" as const) : ("informal" as const);
    parts.push({ points: (fit - 0.5) * 24, ...(Math.abs(formal - 0.5) >= 0.2 && said(reason)) });
  }
  if (wish.length !== undefined && wish.length > longest) parts.push({ points: -35, reason: "too_long" });
  if (wish.attachments && !attachments) parts.push({ points: -35, reason: "no_attachments" });
  parts.push({ points: -12 * cost, ...(cost >= 0.4 && said("costly")), ...(cost <= 0.05 && said("cheap")) });
  return parts;
}

const said = (reason: AdviceReason) => ({ reason });

/** How likely an answer is here, drawn towards one in three where little was sent (four messages of doubt), and how soon it came. */
function answersIn(evidence: readonly ReachEvidence[]): Part {
  const sent = evidence.reduce((sum, one) => sum + one.sent, 0);
  const answered = evidence.reduce((sum, one) => sum + Math.min(one.answered, one.sent), 0);
  if (sent === 0) return { points: 0 };
  const likely = (answered + 4 / 3) / (sent + 4);
  const times = evidence.flatMap((one) => one.medianAnswerSeconds ?? []);
  const quick = times.length > 0 && Math.min(...times) <= hour;
  const points = (likely - 1 / 3) * 40 + (quick ? 8 : 0);
  if (answered > 0 && quick) return { points, reason: "answers_quickly" };
  if (likely > 0.4) return { points, reason: "answers_here" };
  return likely < 0.25 ? { points, reason: "rarely_answers" } : { points };
}
