/**
 * Looks for a number whose SHA-256 with the challenge begins with `bits` zero bits (at most 32): a second of work for one sender, days for
 * a flood. Hashes come in handfuls, so that the page stays quick. Where the page has no WebCrypto (http), it gives 0: the server says so.
 */
export async function prove(challenge: string, bits: number): Promise<number> {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) return 0;
  const letters = new TextEncoder();
  for (let start = 0; ; start += 256) {
    const hashes = await Promise.all(
      Array.from({ length: 256 }, (_, at) => subtle.digest("SHA-256", letters.encode(`${challenge}.${start + at}`))),
    );
    const found = hashes.findIndex((hash) => Math.clz32(new DataView(hash).getUint32(0)) >= bits);
    if (found >= 0) return start + found;
  }
}
