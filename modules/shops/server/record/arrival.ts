/** What is known of a thing: its newest state that was written, and when its shop was last asked for it. */
export type KnownState = {
  modifiedAt: Date | null;
  hash: string | null;
  deletedAt: Date | null;
  askedAt: Date | null;
};

/** A state that came. `askedAt` where we asked the shop for it ourselves; `modifiedAt` is the shop's own time of the last change. */
export type ArrivedState = { modifiedAt: Date; hash: string; deleted: boolean; askedAt: Date | null };

/** `apply`: write it. `same`: it is written already. `stale`: something newer is. `gone`: the shop said since that it is deleted. */
export type Verdict = "apply" | "same" | "stale" | "gone";

/**
 * Whether a state is written, so that the order of arrival does not matter: the shop's own time of the last change decides, and of two states
 * of one second (the shop's clock knows no finer) the one that we asked for, else the one that came last. A deletion carries no such time:
 * it counts from when it was learnt, and only what the shop was asked for afterwards undoes it.
 */
export function judgeArrival(known: KnownState, came: ArrivedState): Verdict {
  if (came.deleted) return judgeDeletion(known, came);
  if (known.deletedAt && !(came.askedAt && came.askedAt > known.deletedAt)) return "gone";
  const was = known.modifiedAt?.getTime() ?? Number.NEGATIVE_INFINITY;
  const now = came.modifiedAt.getTime();
  if (now < was) return "stale";
  if (now === was && came.hash === known.hash && !known.deletedAt) return "same";
  // What the shop said when it was asked later than this stands.
  if (now === was && known.askedAt && came.askedAt && came.askedAt < known.askedAt) return "stale";
  return "apply";
}

function judgeDeletion(known: KnownState, { askedAt }: ArrivedState): Verdict {
  if (known.deletedAt) return "same";
  return known.askedAt && askedAt && askedAt < known.askedAt ? "stale" : "apply";
}
