/** A picture of institutions in layers, data going from left to right; one of them has the focus. */

import { Graph, layout } from "@dagrejs/dagre";
import { curveBasis, line } from "d3-shape";
import { svg, wrapped, measured } from "../dom";
import { keyOf, type Way } from "./picture";

const WIDEST = 178;
const FONT = "13px";
/** More lines than this are drawn thin. */
const MANY = 60;

interface Placed {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly group: SVGGElement;
}

export interface Lit {
  readonly ways: ReadonlySet<string>;
  readonly ends: readonly string[];
  readonly ended: ReadonlySet<string>;
  readonly cut: ReadonlySet<string>;
}

export class FlowMap {
  readonly svg = svg("svg", { class: "network map", role: "group" });
  private placed = new Map<string, Placed>();
  private drawn = new Map<string, SVGGElement>();
  private size = { width: 0, height: 0 };
  private scale = 1;
  private current = "";

  constructor(private readonly choose: (name: string) => void) {
    this.svg.addEventListener("keydown", (event) => this.press(event));
  }

  /** Lays the ways out anew. */
  draw(ways: readonly Way[], family: string, title: string): void {
    const font = `${FONT} ${family}`;
    const names = [...new Set(ways.flatMap((way) => [way.from, way.to]))];
    const lines = new Map(names.map((name) => [name, wrapped(name, WIDEST, font, 2)]));
    const graph = new Graph().setGraph({ rankdir: "LR", nodesep: 14, ranksep: 74, marginx: 12, marginy: 12 });
    for (const [name, words] of lines) {
      const width = Math.max(64, ...words.map((one) => measured(one, font))) + 24;
      graph.setNode(name, { width, height: words.length > 1 ? 46 : 32 });
    }
    for (const way of ways) graph.setEdge(way.from, way.to, {});
    layout(graph);
    const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
    this.size = { width: Math.ceil(width), height: Math.ceil(height) };
    this.svg.setAttribute("viewBox", `0 0 ${this.size.width} ${this.size.height}`);
    this.svg.setAttribute("aria-label", title);
    this.svg.replaceChildren(tip());
    this.svg.classList.toggle("many", ways.length > MANY);
    this.drawn = new Map(ways.map((way) => [keyOf(way), this.wayOf(way, graph.edge(way.from, way.to))]));
    this.placed = new Map(names.map((name) => [name, this.boxOf(name, lines.get(name) ?? [], graph.node(name), ways)]));
    if (!this.placed.has(this.current)) this.current = names[0] ?? "";
    this.placed.get(this.current)?.group.setAttribute("tabindex", "0");
  }

  has(way: Way): boolean {
    return this.drawn.has(keyOf(way));
  }

  /** Shows some ways and dims the others; null shows all alike. */
  light(lit: Lit | null): void {
    const passed = new Set(lit ? [...lit.ways].flatMap((key) => JSON.parse(key) as string[]) : []);
    this.svg.classList.toggle("lit", !!lit);
    for (const [key, group] of this.drawn) {
      group.classList.toggle("dim", !!lit && !lit.ways.has(key));
      group.classList.toggle("ended", !!lit?.cut.has(key));
    }
    for (const { name, group } of this.placed.values()) {
      const end = lit?.ends.includes(name) ?? false;
      group.classList.toggle("dim", !!lit && !passed.has(name) && !end);
      group.classList.toggle("ended", !!lit?.ended.has(name));
      group.classList.toggle("end", end);
      group.setAttribute("aria-pressed", String(end));
    }
  }

  /** Draws at a scale: 1 is the size of the words around; 0 fits the width, within reason. */
  zoom(scale: number, room: number): number {
    const fitting = Math.min(1, Math.max(0.5, (room - 2) / this.size.width));
    this.scale = scale ? Math.min(2.5, Math.max(0.25, scale)) : fitting;
    this.svg.setAttribute("width", String(Math.round(this.size.width * this.scale)));
    this.svg.setAttribute("height", String(Math.round(this.size.height * this.scale)));
    return this.scale;
  }

  /** Where an institution stands in the drawing as it is scaled. */
  placeOf(name: string): { x: number; y: number } | null {
    const found = this.placed.get(name);
    return found ? { x: found.x * this.scale, y: found.y * this.scale } : null;
  }

  private wayOf(way: Way, label: { points?: { x: number; y: number }[] }): SVGGElement {
    const curve = line<{ x: number; y: number }>((one) => one.x, (one) => one.y).curve(curveBasis);
    const path = svg("path", { class: "way", d: curve(label.points ?? []) ?? "", "marker-end": "url(#map-tip)" });
    const middle = path.getPointAtLength(path.getTotalLength() / 2);
    const group = svg(
      "g",
      { class: way.documented ? "documented" : "possible", "aria-hidden": "true" },
      path,
      svg("path", { class: "bar", d: `M${middle.x - 6} ${middle.y - 8}l12 16m0 -16l-12 16` }),
    );
    this.svg.append(group);
    return group;
  }

  private boxOf(
    name: string,
    words: readonly string[],
    box: { x?: number; y?: number; width?: number; height?: number },
    ways: readonly Way[],
  ): Placed {
    const { x = 0, y = 0, width = 0, height = 0 } = box;
    const gives = ways.filter((way) => way.from === name).length;
    const receives = ways.filter((way) => way.to === name).length;
    const group = svg(
      "g",
      {
        class: "node", role: "button", tabindex: -1, "aria-pressed": "false",
        "aria-label": `${name}, gives to ${gives}, receives from ${receives}`,
      },
      svg("title", {}, name),
      svg("rect", { x: x - width / 2, y: y - height / 2, width, height, rx: 4 }),
      ...words.map((line, number) =>
        svg("text", { x, y: y + 4.5 + (number - (words.length - 1) / 2) * 16 }, line),
      ),
    );
    group.addEventListener("click", () => {
      this.focus(name);
      this.choose(name);
    });
    group.addEventListener("focus", () => this.roam(name));
    this.svg.append(group);
    return { name, x, y, group };
  }

  /** One institution at a time is in the order of the Tab key; arrows lead to its neighbours. */
  private roam(name: string): void {
    this.placed.get(this.current)?.group.setAttribute("tabindex", "-1");
    this.current = name;
    this.placed.get(name)?.group.setAttribute("tabindex", "0");
  }

  focus(name: string): void {
    this.placed.get(name)?.group.focus({ preventScroll: true });
  }

  private press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.choose(this.current);
      return;
    }
    const turn = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
    const here = this.placed.get(this.current);
    if (!turn || !here) return;
    event.preventDefault();
    const next = this.nearest(here, turn[0] ?? 0, turn[1] ?? 0);
    next?.group.focus();
    next?.group.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  private nearest(here: Placed, right: number, down: number): Placed | undefined {
    const reachable = [...this.placed.values()].flatMap((one) => {
      const [x, y] = [one.x - here.x, one.y - here.y];
      const ahead = x * right + y * down;
      // what lies far to the side of the way is not what the arrow points at
      return ahead > 1 ? [{ one, far: ahead + 2 * Math.abs(x * down + y * right) }] : [];
    });
    return reachable.sort((a, b) => a.far - b.far)[0]?.one;
  }
}

function tip(): SVGDefsElement {
  const head = svg("path", { class: "tip", d: "M0 0L8 4L0 8Z" });
  const size = { markerWidth: 11, markerHeight: 11, markerUnits: "userSpaceOnUse", orient: "auto" };
  return svg("defs", {}, svg("marker", { id: "map-tip", viewBox: "0 0 8 8", refX: 7, refY: 4, ...size }, head));
}
