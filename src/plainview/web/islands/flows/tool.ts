/** Reach and cut as tools: two institutions are chosen, their chains and what cuts them light up. */

import { html } from "../dom";
import { FlowMap, type Lit } from "./map";
import {
  addressOf, fetched, isAnswer, joined, keyOf, type Answer, type Chain, type Picture, type Way,
} from "./picture";

const SHOWN = 12;

/** Puts the tool where a page has a picture of flows; the page stays as it is where that fails. */
export async function flowTool(place: HTMLElement): Promise<void> {
  const { twin = "", category = "", day = "" } = place.dataset;
  const picture = await fetched(twin);
  if (picture.ways.length) new Tool(place, category, day, picture);
}

class Tool {
  private readonly status = html("p", { class: "flow-status", role: "status" });
  private readonly words = html("div", { class: "flow-words" });
  private readonly actions = html("div", { class: "actions" });
  private readonly sheet = html("div", { class: "sheet-of-chains map" });
  private readonly map = new FlowMap((name) => this.choose(name));
  private readonly family: string;
  private ways: readonly Way[];
  private ends: string[] = [];
  private by: "agreement" | "hub" = "agreement";
  private answer: Answer | null = null;
  private asking: AbortController | null = null;

  constructor(
    place: HTMLElement,
    private readonly category: string,
    private readonly day: string,
    picture: Picture | Answer,
  ) {
    this.ways = picture.ways;
    this.family = getComputedStyle(place).fontFamily;
    const key = html("p", { class: "small soft" },
      "A full line is documented, a broken one only possible; a cross marks what ends with the cut."
      + " The arrow keys lead from one institution to another, Enter chooses.");
    const before = place.querySelector(".sheet-of-chains");
    const height = before?.clientHeight;
    if (height) this.sheet.style.minBlockSize = `${height}px`;
    place.querySelectorAll(":scope > .sheet-of-chains, :scope > p").forEach((old) => old.remove());
    const table = place.querySelector(":scope > table");
    if (table) {
      const folded = html("details", { class: "twin" }, html("summary", {}, "The picture as a table"));
      table.replaceWith(folded);
      folded.append(table);
    }
    const tool = html("div", { class: "flow-tool" }, this.status, this.actions, this.sheet, key, this.words);
    const caption = place.querySelector("figcaption");
    if (caption) caption.after(tool);
    else place.prepend(tool);
    this.redraw();
    if (isAnswer(picture)) this.show(picture);
    this.tell();
  }

  private redraw(): void {
    const title = "Who gives the data to whom, from left to right";
    this.map.draw(this.ways, this.family, title);
    if (!this.map.svg.isConnected) this.sheet.append(this.map.svg);
    this.map.zoom(0, this.sheet.clientWidth);
  }

  private choose(name: string): void {
    if (this.ends.length >= 2 || this.answer) this.ends = [];
    this.answer = null;
    if (this.ends[0] === name) this.ends = [];
    else this.ends.push(name);
    this.words.replaceChildren();
    const [from, to] = this.ends;
    if (from && to) void this.ask();
    else {
      this.map.light(from ? this.around(from) : null);
      this.tell();
    }
  }

  /** The neighbours of an institution, so that it is seen among them before it is asked about. */
  private around(name: string): Lit {
    const near = this.ways.filter((way) => way.from === name || way.to === name).map(keyOf);
    return { ways: new Set(near), ends: [name], ended: new Set(), cut: new Set() };
  }

  /** Asks for the chains between the ends; with one end alone, from anybody to it. */
  private async ask(): Promise<void> {
    this.asking?.abort();
    const asking = (this.asking = new AbortController());
    this.say("Looking for chains …");
    try {
      const found = await fetched(addressOf(this.question(), true), asking.signal);
      if (!isAnswer(found)) return;
      if (found.ways.some((way) => !this.map.has(way))) {
        this.ways = joined(this.ways, found.ways);
        this.redraw();
      }
      this.show(found);
      this.tell();
    } catch (error) {
      if (asking.signal.aborted) return;
      this.map.light(null);
      this.ends = [];
      this.say(error instanceof Error ? error.message : String(error));
      this.offer([]);
    }
  }

  private question() {
    const [first = "", second] = this.ends;
    const [from, to] = second ? [first, second] : ["", first];
    return { data: this.category, day: this.day, from, to, by: this.by };
  }

  private show(answer: Answer): void {
    this.answer = answer;
    this.light(answer, new Set(answer.ways.map(keyOf)));
    this.words.replaceChildren(...this.listed(answer));
    const start = answer.chains[0]?.names[0];
    const at = start ? this.map.placeOf(start) : null;
    if (at) this.sheet.scrollTo({ left: at.x - 140, top: at.y - this.sheet.clientHeight / 2 });
  }

  private light(answer: Answer, ways: ReadonlySet<string>): void {
    const cut = new Set(answer.ways.filter((way) => way.cut).map(keyOf));
    this.map.light({ ways, ends: this.ends, ended: answer.ended, cut });
  }

  private tell(): void {
    const [from, to] = this.ends;
    if (this.answer) {
      const ends = to ? `${from} → ${to}: ` : from ? `Anybody → ${from}: ` : "";
      this.say(ends + told(this.answer, this.by));
      this.offer(from ? [this.again(), this.turn()] : [this.again()]);
    } else if (from) {
      this.say(`${from}: now choose who may obtain the data from it.`);
      this.offer([button("Who can give to it?", () => void this.ask()), this.again()]);
    } else {
      this.say("Choose who holds the data, then who may obtain it.");
      this.offer([]);
    }
  }

  private again(): HTMLButtonElement {
    return button("Start again", () => {
      const [from] = this.ends;
      this.ends = [];
      this.answer = null;
      this.words.replaceChildren();
      this.map.light(null);
      this.tell();
      if (from) this.map.focus(from);
    });
  }

  private turn(): HTMLButtonElement {
    const other = this.by === "agreement" ? "hub" : "agreement";
    return button(other === "hub" ? "Cut by hubs" : "Cut by agreements", () => {
      this.by = other;
      void this.ask();
    });
  }

  private say(words: string): void {
    this.status.textContent = words;
  }

  private offer(choices: HTMLButtonElement[]): void {
    const sized = (times: number) => () => {
      const width = Number(this.map.svg.getAttribute("width"));
      const whole = Number(this.map.svg.viewBox.baseVal.width);
      this.map.zoom(times ? (width / whole) * times : 0, this.sheet.clientWidth);
    };
    const pressed = this.actions.contains(document.activeElement);
    const sizes = [
      button("−", sized(0.8), "Smaller"), button("+", sized(1.25), "Larger"), button("Fit", sized(0), "Fit the width"),
    ];
    this.actions.replaceChildren(...choices, html("span", { class: "sizes" }, ...sizes));
    // the button that was pressed is gone: its successor takes the focus over
    if (pressed) choices.at(-1)?.focus();
  }

  private listed(answer: Answer): HTMLElement[] {
    if (!answer.chains.length) return [];
    const items = answer.chains.slice(0, SHOWN).map((chain) => this.item(chain, answer));
    const rest = answer.chains.length - SHOWN;
    const list = html("ol", { class: "flow-chains" }, ...items);
    if (!this.ends.length) return [];
    const more = rest > 0 || answer.more ? "All of them with their words" : "Their words";
    return [list, html("p", {}, html("a", { href: addressOf(this.question(), false) }, more))];
  }

  private item(chain: Chain, answer: Answer): HTMLLIElement {
    const kind = chain.documented ? "documented" : "possible";
    const item = html("li", {}, html("span", { class: `way ${kind}` }, kind), ` ${chain.names.join(" → ")}`);
    const alone = new Set(chain.names.slice(1).map((to, place) => keyOf({ from: chain.names[place] ?? "", to })));
    item.addEventListener("pointerenter", () => this.light(answer, alone));
    item.addEventListener("pointerleave", () => this.light(answer, new Set(answer.ways.map(keyOf))));
    return item;
  }
}

function told(answer: Answer, by: "agreement" | "hub"): string {
  const documented = answer.chains.filter((chain) => chain.documented).length;
  const possible = answer.chains.length - documented;
  if (!answer.chains.length) return "no chain is known.";
  const kinds = [documented && `${documented} documented`, possible && `${possible} only possible`];
  const chains = `${kinds.filter(Boolean).join(" and ")} ${answer.chains.length === 1 ? "chain" : "chains"}`;
  if (answer.size === null) return `${chains}. No ${by}s can stop it.`;
  const names = answer.items.slice(0, 4).join("; ") + (answer.items.length > 4 ? " …" : "");
  return `${chains}. The end of ${answer.size} ${by}${answer.size === 1 ? "" : "s"} stops all: ${names}.`;
}

function button(words: string, act: () => void, label?: string): HTMLButtonElement {
  const made = html("button", { class: "quiet", type: "button", ...(label ? { "aria-label": label } : {}) }, words);
  made.addEventListener("click", act);
  return made;
}
