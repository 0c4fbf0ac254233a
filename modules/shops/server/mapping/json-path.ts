/** Steps into a value: a name, a place in a list, or each of a list. */
export type Path = { steps: readonly (string | number | typeof each)[] };
const each = Symbol("each");

const longest = 200;
const deepest = 20;
// `.name`, `[3]`, `[*]`, `["any name"]`; the first name needs no dot.
const piece = /^(?:\.?([\p{L}\p{N}_$-]+)|\[(\d{1,6})\]|\[(\*)\]|\[("(?:[^"\\]|\\.)*")\])/u;

/**
 * Reads a path such as `customer.phone`, `items[*].sku`, `lines[0]["قیمت کل"]`; a beginning `$.` is passed over. Null where it is none. Nothing
 * is computed: a path only goes down.
 */
export function readPath(text: string): Path | null {
  if (text.length > longest) return null;
  let rest = text.trim().replace(/^\$(?=[.[]|$)/, "");
  const steps: Path["steps"][number][] = [];
  while (rest !== "") {
    const found = piece.exec(rest);
    if (!found || steps.length >= deepest) return null;
    if (steps.length > 0 && found[1] !== undefined && !rest.startsWith(".")) return null;
    const [whole, name, place, all, quoted] = found;
    const step = stepOf({ name, place, all, quoted });
    if (step === null) return null;
    steps.push(step);
    rest = rest.slice(whole.length);
  }
  return steps.length > 0 ? { steps } : null;
}

type Found = Record<"name" | "place" | "all" | "quoted", string | undefined>;

function stepOf({ name, place, all, quoted }: Found): string | number | typeof each | null {
  if (name !== undefined) return name;
  if (place !== undefined) return Number(place);
  if (all !== undefined) return each;
  try {
    return JSON.parse(quoted!) as string;
  } catch {
    return null;
  }
}

/** How many `[*]` a path holds. */
export function manyOf({ steps }: Path): number {
  return steps.filter((step) => step === each).length;
}

/** A path with one `[*]`, cut there: to the list, and from each of its elements on. */
export function cutAtList({ steps }: Path): { list: Path; rest: Path } | null {
  const at = steps.indexOf(each);
  return at < 0 ? null : { list: { steps: steps.slice(0, at) }, rest: { steps: steps.slice(at + 1) } };
}

/** The same text for paths that lead to the same place. */
export function placeOf({ steps }: Path): string {
  return JSON.stringify(steps.map((step) => (step === each ? null : step)));
}

/** The value at a path without `[*]`; undefined where there is none. */
export function valueAt(value: unknown, { steps }: Path): unknown {
  let at = value;
  for (const step of steps) {
    if (typeof step === "symbol" || at === null || typeof at !== "object") return undefined;
    if (typeof step === "number") at = Array.isArray(at) ? at[step] : undefined;
    else at = Object.hasOwn(at, step) ? (at as Record<string, unknown>)[step] : undefined;
  }
  return at;
}
