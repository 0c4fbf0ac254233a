/**
 * Finds rows that stand in a file more than once, in bounded memory: a first look over all hashes remembers them in a Bloom filter
 * and notes those that it may have seen before (all real repeats, and a few others); only these are counted in the second look.
 * Source: B. H. Bloom, "Space/Time Trade-offs in Hash Coding with Allowable Errors", CACM 13 (1970).
 */
export class RepeatedRows {
  readonly #bits: Uint32Array;
  readonly #mask: number;
  readonly #counts = new Map<string, number>();

  /** `rows` is how many there may be; 16 bits are kept for each, between 64 kB and 128 MB in all. */
  constructor(rows: number) {
    const wanted = 2 ** Math.ceil(Math.log2(Math.max(rows, 1) * 16));
    const size = Math.min(Math.max(wanted, 2 ** 19), 2 ** 30);
    this.#bits = new Uint32Array(size / 32);
    this.#mask = size - 1;
  }

  /** First look: call it once for each row of the file. */
  see(hash: string): void {
    let seen = true;
    for (let part = 0; part < 32; part += 8) {
      const bit = Number.parseInt(hash.slice(part, part + 8), 16) & this.#mask;
      const word = bit >>> 5;
      const flag = 1 << (bit & 31);
      const before = this.#bits[word]!;
      if ((before & flag) !== 0) continue;
      seen = false;
      this.#bits[word] = before | flag;
    }
    if (seen) this.#counts.set(hash, 0);
  }

  /** Second look, in the same order: how many rows with this hash came before. */
  before(hash: string): number {
    const count = this.#counts.get(hash);
    if (count === undefined) return 0;
    this.#counts.set(hash, count + 1);
    return count;
  }
}
