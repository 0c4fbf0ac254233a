/** What the head of the chat stands on, and the colour of its text. */
export type Ground = { ground: string; text: "#000000" | "#ffffff" };

const house = [14, 143, 138];

/**
 * The brand's colour as the chat shows it: white text where the colour, made a little darker, carries it (4.5:1, WCAG 2.2), black text
 * on lighter colours. What is no colour counts as that of the house. The chat itself follows the same rule.
 */
export function chatGround(colour: string): Ground {
  const brand = /^#[0-9a-f]{6}$/i.test(colour)
    ? [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
    : house;
  if (underWhite(brand) < 3) return { ground: written(brand), text: "#000000" };
  for (let share = 1; ; share -= 0.04) {
    const darker = brand.map((part) => part * share);
    if (underWhite(darker) >= 4.5) return { ground: written(darker), text: "#ffffff" };
  }
}

const written = (parts: readonly number[]) =>
  `#${parts.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;

/** The contrast of white text on a colour. */
function underWhite(parts: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = parts.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
