type Colour = readonly [red: number, green: number, blue: number];

const house: Colour = [14, 143, 138];
const white: Colour = [255, 255, 255];
const black: Colour = [0, 0, 0];
/** What text needs against its ground: WCAG 2.2, 1.4.3. */
const readable = 4.5;
const nearlyReadable = 3;

/** Reads `#rrggbb`; anything else is the colour of the house. */
export function readColour(hex: string): Colour {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  return found ? ([1, 2, 3].map((at) => Number.parseInt(found[at] as string, 16)) as unknown as Colour) : house;
}

export function writeColour(colour: Colour): string {
  return `#${colour.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
}

/** Relative luminance, 0 to 1: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Colour;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** How far two colours stand apart, 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: Colour, other: Colour): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** The brand's colour as a ground, and what is written on it: white where a little darker is enough for that, black elsewhere. */
export function groundOf(brand: Colour): { ground: Colour; text: Colour } {
  if (contrast(white, brand) >= nearlyReadable) return { ground: readableOn(white, brand), text: white };
  return { ground: brand, text: black };
}

/** The colour, made darker or lighter by steps until it can be read as text on `ground`. */
export function readableOn(ground: Colour, colour: Colour): Colour {
  const towards = luminance(ground) > 0.18 ? black : white;
  for (let share = 0; share < 1; share += 0.04) {
    const mixed = colour.map((part, at) => part + ((towards[at] as number) - part) * share) as unknown as Colour;
    if (contrast(mixed, ground) >= readable) return mixed;
  }
  return towards;
}
