/** What a merge fills in. Everything else of a customer is reached through the identities and the homes of rows. */
export type MergeProfile = {
  fields: Record<MergeField, string | number | null>;
  tags: readonly string[];
  attributes: Readonly<Record<string, unknown>>;
  preferences: Readonly<Record<string, unknown>>;
};
export const mergeFields = ["name", "city", "language", "birthday", "companyId", "ownerId"] as const;
export type MergeField = (typeof mergeFields)[number];

/** Names of what a winner got from a loser; never values, so that erasing needs not look here. */
export type Moved = { fields: MergeField[]; tags: string[]; attributes: string[]; preferences: string[] };

/** Fills what the winner lacks from the loser; says what that was. */
export function fill(winner: MergeProfile, loser: MergeProfile): { profile: MergeProfile; moved: Moved } {
  const fields = mergeFields.filter((field) => winner.fields[field] === null && loser.fields[field] !== null);
  const tags = loser.tags.filter((tag) => !winner.tags.includes(tag));
  const attributes = Object.keys(loser.attributes).filter((key) => !Object.hasOwn(winner.attributes, key));
  const preferences = Object.keys(loser.preferences).filter((key) => !Object.hasOwn(winner.preferences, key));
  const profile = {
    fields: { ...winner.fields, ...pick(loser.fields, fields) },
    tags: [...winner.tags, ...tags],
    attributes: { ...winner.attributes, ...pick(loser.attributes, attributes) },
    preferences: { ...winner.preferences, ...pick(loser.preferences, preferences) },
  };
  return { profile, moved: { fields, tags, attributes, preferences } };
}

/** Takes away again what came from the loser. What somebody has changed since is theirs and stays. */
export function takeBack(winner: MergeProfile, loser: MergeProfile, moved: Moved): MergeProfile {
  const fields = { ...winner.fields };
  for (const field of moved.fields) if (fields[field] === loser.fields[field]) fields[field] = null;
  return {
    fields,
    tags: winner.tags.filter((tag) => !moved.tags.includes(tag)),
    attributes: without(winner.attributes, loser.attributes, moved.attributes),
    preferences: without(winner.preferences, loser.preferences, moved.preferences),
  };
}

/** Of what a merge moved, the part that its loser does not have any more since something was taken back from it. */
export function lost(moved: Moved, before: MergeProfile, after: MergeProfile): Moved {
  return {
    fields: moved.fields.filter((field) => before.fields[field] !== after.fields[field]),
    tags: moved.tags.filter((tag) => before.tags.includes(tag) && !after.tags.includes(tag)),
    attributes: moved.attributes.filter(
      (key) => Object.hasOwn(before.attributes, key) && !Object.hasOwn(after.attributes, key),
    ),
    preferences: moved.preferences.filter(
      (key) => Object.hasOwn(before.preferences, key) && !Object.hasOwn(after.preferences, key),
    ),
  };
}

/** What two merges moved, together. */
export function plus(a: Moved, b: Moved): Moved {
  return {
    fields: [...new Set([...a.fields, ...b.fields])],
    tags: [...new Set([...a.tags, ...b.tags])],
    attributes: [...new Set([...a.attributes, ...b.attributes])],
    preferences: [...new Set([...a.preferences, ...b.preferences])],
  };
}

/** What one merge moved without what is `gone`. */
export function minus(moved: Moved, gone: Moved): Moved {
  return {
    fields: moved.fields.filter((field) => !gone.fields.includes(field)),
    tags: moved.tags.filter((tag) => !gone.tags.includes(tag)),
    attributes: moved.attributes.filter((key) => !gone.attributes.includes(key)),
    preferences: moved.preferences.filter((key) => !gone.preferences.includes(key)),
  };
}

function pick<T extends object>(from: T, keys: readonly string[]): Partial<T> {
  return Object.fromEntries(Object.entries(from).filter(([key]) => keys.includes(key))) as Partial<T>;
}

function without(
  winner: Readonly<Record<string, unknown>>,
  loser: Readonly<Record<string, unknown>>,
  keys: readonly string[],
) {
  const isTheirs = (key: string) => keys.includes(key) && JSON.stringify(winner[key]) === JSON.stringify(loser[key]);
  return Object.fromEntries(Object.entries(winner).filter(([key]) => !isTheirs(key)));
}
