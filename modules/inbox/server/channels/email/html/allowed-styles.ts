const colour = /^(?:#[0-9a-f]{3,8}|[a-z]{3,30}|(?:rgb|rgba|hsl|hsla)\([\d\s.,%/]{1,60}\))$/i;
const length = /^(?:0|auto|\d{1,4}(?:\.\d{1,3})?(?:px|pt|em|rem|%|ex|ch)?)$/i;
const lengths = /^(?:(?:0|auto|\d{1,3}(?:\.\d{1,3})?(?:px|pt|em|rem|%)?)\s*){1,4}$/i;
const size =
  /^(?:\d{1,2}(?:\.\d{1,3})?(?:px|pt)|[0-3](?:\.\d{1,3})?r?em|\d{2,3}%|(?:x+-)?(?:small|large)|medium|smaller|larger)$/i;
const border =
  /^(?:(?:\d{1,2}(?:\.\d{1,3})?(?:px|pt|em)?|none|solid|dashed|dotted|double|thin|medium|thick|#[0-9a-f]{3,8}|[a-z]{3,20}|rgba?\([\d\s.,%]{1,40}\))\s*){1,3}$/i;

const sides = ["top", "right", "bottom", "left"];
const each = (name: string, pattern: RegExp) => Object.fromEntries(sides.map((side) => [`${name}-${side}`, [pattern]]));

/**
 * What a letter's styles may say: colours, type, spacing and borders, within bounds. Nothing that loads, moves, covers or hides: no url(),
 * no position, no display, no negative lengths, no functions but colours.
 */
export const allowedStyles: Record<string, RegExp[]> = {
  color: [colour],
  "background-color": [colour],
  "font-weight": [/^(?:bold|bolder|normal|lighter|[1-9]00)$/i],
  "font-style": [/^(?:italic|normal|oblique)$/i],
  "font-size": [size],
  "font-family": [/^[\p{L}\d\s"',-]{1,200}$/u],
  "text-align": [/^(?:left|right|center|justify|start|end)$/i],
  "text-decoration": [/^(?:underline|line-through|none|overline)$/i],
  "text-indent": [length],
  direction: [/^(?:rtl|ltr)$/i],
  "unicode-bidi": [/^(?:embed|isolate|plaintext|normal)$/i],
  "line-height": [/^(?:normal|[0-4](?:\.\d{1,3})?|\d{1,2}(?:\.\d{1,3})?(?:px|pt)|\d{2,3}%)$/i],
  "white-space": [/^(?:normal|nowrap|pre|pre-wrap|pre-line)$/i],
  "vertical-align": [/^(?:top|middle|bottom|baseline|sub|super)$/i],
  "list-style-type": [/^[a-z-]{3,30}$/i],
  "border-collapse": [/^(?:collapse|separate)$/i],
  width: [length],
  "max-width": [length],
  height: [length],
  margin: [lengths],
  padding: [lengths],
  border: [border],
  "border-radius": [lengths],
  ...each("margin", length),
  ...each("padding", length),
  ...each("border", border),
};
