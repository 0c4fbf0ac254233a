/** Whether a visitor is among those who are asked: the same answer every time, another for another survey. */
export function drawn(share: number, visitor: string, survey: string): boolean {
  let hash = 2_166_136_261;
  for (const letter of `${visitor} ${survey}`) hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619);
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_507);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32 < share;
}
