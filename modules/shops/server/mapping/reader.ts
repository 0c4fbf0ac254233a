import type { Mapping, Previewed, Rule } from "../../contract.ts";
import type { FoundFields } from "./read-fields.ts";
import type { Read } from "./read-values.ts";

type Shown = Previewed["fields"][number];

/** Reads found fields one by one and remembers of each what was found, what it means, or why it cannot be read. */
export class Reader {
  readonly #found: FoundFields;
  readonly #mapping: Mapping;
  readonly #shown = new Map<string, Shown>();

  constructor(found: FoundFields, { mapping }: { mapping: Mapping }) {
    this.#found = found;
    this.#mapping = mapping;
    for (const [field, { text, problem }] of found.plain) {
      if (this.#isMapped(field)) this.#shown.set(field, { field, found: text, means: null, problem });
    }
    for (const [field, problem] of found.linePaths)
      this.#shown.set(field, { field, found: null, means: null, problem });
  }

  /** How many lines there are. */
  get lines(): number {
    return this.#found.lines.length;
  }

  /** How a field is changed before it is read. */
  rule(field: string): Rule | undefined {
    return this.#mapping[field];
  }

  /** A field's value; null where nothing is there or it cannot be read. `show` says it to people, left out it is the text. */
  take<T>(field: string, read: (text: string) => Read<T>, show: (value: T) => string = String): T | null {
    const found = this.#found.plain.get(field);
    if (!found || found.text === null || found.problem) return null;
    const { value, problem } = read(found.text);
    const shown = this.#shown.get(field)!;
    if (problem) shown.problem = problem;
    else shown.means = show(value as T);
    return value;
  }

  /** As take, of a line. The first line that cannot be read is what is shown. */
  takeOfLine<T>(
    line: number,
    field: string,
    read: (text: string) => Read<T>,
    show: (value: T) => string = String,
  ): T | null {
    const found = this.#found.lines[line]?.get(field);
    if (!found) return null;
    const shown = this.#shown.get(field) ?? { field, found: null, means: null, problem: null };
    this.#shown.set(field, shown);
    if (found.problem) shown.problem ??= found.problem;
    if (found.text === null || found.problem) return null;
    shown.found = shown.found === null ? found.text : `${shown.found}، ${found.text}`.slice(0, 300);
    const { value, problem } = read(found.text);
    if (problem) shown.problem ??= problem;
    else shown.means = shown.means === null ? show(value as T) : `${shown.means}، ${show(value as T)}`.slice(0, 300);
    return value;
  }

  /** Every mapped field as it was read. */
  fields(): Shown[] {
    return [...this.#shown.values()];
  }

  #isMapped(field: string): boolean {
    const rule = this.#mapping[field];
    return Boolean(rule?.path || rule?.constant);
  }
}
