type Child = Node | string | null | false | undefined;
type Tag = keyof HTMLElementTagNameMap;

/** Attributes; a function listens to the event of its name, `false` and `null` leave out, `true` is an empty attribute. */
export type Attributes = { [name: string]: string | number | boolean | null | undefined | ((event: never) => void) };

/** Makes an element. Text goes in as text: nothing that somebody wrote is ever read as HTML. */
export function el<Name extends Tag>(
  name: Name,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(attribute, value as (event: Event) => void);
    else if (value !== false && value !== null && value !== undefined)
      made.setAttribute(attribute, value === true ? "" : String(value));
  }
  fill(made, ...children);
  return made;
}

/** Puts children in place of what stood there. */
export function fill(parent: Element, ...children: Child[]): void {
  parent.replaceChildren(...children.filter((child): child is Node | string => Boolean(child)));
}

const svg = "http://www.w3.org/2000/svg";

/** A drawing of lines (Tabler), 24 by 24, for the eye alone. */
export function icon(lines: string, className = "icon"): SVGSVGElement {
  const made = document.createElementNS(svg, "svg");
  for (const [name, value] of Object.entries({ viewBox: "0 0 24 24", class: className, "aria-hidden": "true" }))
    made.setAttribute(name, value);
  for (const line of lines.split("|")) {
    const path = document.createElementNS(svg, "path");
    path.setAttribute("d", line);
    made.append(path);
  }
  return made;
}

/** Gives a root its looks by a sheet that a strict content policy allows; by an element where the browser knows no such sheets. */
export function dress(root: ShadowRoot, css: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
    root.prepend(el("style", {}, css));
  }
}
