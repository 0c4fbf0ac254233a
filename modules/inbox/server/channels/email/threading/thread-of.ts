import type { Incoming } from "../../channel-adapter.ts";
import type { Mark } from "./marks.ts";
import { isAnswer, isGeneral, normaliseSubject } from "./subject.ts";

/** What a letter says of where it belongs. */
export type ThreadClues = {
  /** Signed reply addresses it was sent to, in the order of its headers. */
  marks: readonly Mark[];
  /** Ids of what it answers, the nearest first: In-Reply-To, then References from the last to the first. */
  messageIds: readonly string[];
  from: string;
  subject: string | null;
  at: Date;
  automatic: boolean;
};

/** What threading asks. Every answer is a conversation as it stands now: of merged ones the one that stayed. */
export type ThreadLookup = {
  /** The conversation of a mark whose signature is ours; null for a forged one or a conversation that is gone. */
  byMark(conversationId: number, signature: string): Promise<number | null>;
  /** Conversations of these Message-IDs, newest first: those that are stored, and those that our own Message-IDs name. */
  byMessageIds(ids: readonly string[]): Promise<readonly number[]>;
  /** The newest conversation of this person with this normalised subject in which something was written since then. */
  byPersonAndSubject(address: string, subject: string, since: Date): Promise<number | null>;
};

/** The clues of a letter that was read (see `parseMail`). */
export function cluesOf({ incoming, marks }: { incoming: Incoming; marks: readonly Mark[] }): ThreadClues {
  const { thread, from, subject = null, at, automatic = false } = incoming;
  return { marks, messageIds: thread?.replyTo ?? [], from: from.value, subject, at, automatic };
}

/** How long a subject alone joins letters of one person: 30 days. */
const subjectHolds = 30 * 24 * 60 * 60 * 1000;

/**
 * The conversation in which a letter goes on, or null where it begins one: the signed address it was sent to, else what it answers, else
 * the same subject of the same person within thirty days. A subject that says nothing, and a machine's letter that answers nothing, join
 * by neither.
 */
export async function threadOf(clues: ThreadClues, lookup: ThreadLookup): Promise<number | null> {
  for (const { conversationId, signature } of clues.marks) {
    const marked = await lookup.byMark(conversationId, signature);
    if (marked !== null) return marked;
  }
  if (clues.messageIds.length > 0) {
    const [answered] = await lookup.byMessageIds(clues.messageIds);
    if (answered !== undefined) return answered;
  }
  const subject = normaliseSubject(clues.subject);
  const answers = isAnswer(clues.subject);
  if (subject === "" || (clues.automatic && !answers) || (isGeneral(subject) && !answers)) return null;
  return lookup.byPersonAndSubject(clues.from, subject, new Date(clues.at.getTime() - subjectHolds));
}
