/** Elements made by name; what is put into them is text or elements, never markup. */

type Attributes = Readonly<Record<string, string | number>>;
type Child = Node | string;

const SVG = "http://www.w3.org/2000/svg";

export function html<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  return filled(document.createElement(name), attributes, children);
}

export function svg<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: Child[]
): SVGElementTagNameMap[Name] {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

function filled<Made extends Element>(made: Made, attributes: Attributes, children: Child[]): Made {
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

const pen = document.createElement("canvas").getContext("2d");

/** How wide words stand in a font, in pixels. */
export function measured(words: string, font: string): number {
  if (!pen) return words.length * 7;
  pen.font = font;
  return pen.measureText(words).width;
}

/** Words in at most `most` lines of a width; what does not fit ends in an ellipsis. */
export function wrapped(words: string, width: number, font: string, most: number): string[] {
  const lines: string[] = [];
  let rest = words.trim();
  while (rest && lines.length < most) {
    const line = lines.length === most - 1 ? rest : firstLine(rest, width, font);
    lines.push(shortened(line, width, font));
    rest = rest.slice(line.length).trim();
  }
  return lines;
}

function firstLine(words: string, width: number, font: string): string {
  let fits = "";
  for (const end of words.matchAll(/\s+|$/g)) {
    const line = words.slice(0, end.index);
    if (fits && measured(line, font) > width) break;
    fits = line;
  }
  return fits;
}

function shortened(words: string, width: number, font: string): string {
  if (measured(words, font) <= width) return words;
  let end = words.length;
  while (end > 1 && measured(`${words.slice(0, end)}…`, font) > width) end -= 1;
  return `${words.slice(0, end).trimEnd()}…`;
}
