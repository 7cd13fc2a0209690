/** A figure with a table becomes a drawing that is read by pointer and by keyboard. */

import { html, svg } from "../dom";
import { drawBars } from "./bars";
import { tint, type Drawing, type Request } from "./drawing";
import { drawLines } from "./lines";
import { drawRange } from "./range";
import { numbers, read, type Sheet } from "./table";

const KINDS: Record<string, (request: Request) => Drawing> = {
  bars: drawBars,
  lines: (request) => drawLines(request, false),
  steps: (request) => drawLines(request, true),
  range: drawRange,
};
/** More rows than anyone reads as a drawing; the table has them all. */
const MOST = 60;

/** Draws the figure above its table, which folds; leaves it alone where it holds no number. */
export function chart(figure: HTMLElement): void {
  const table = figure.querySelector("table");
  const draw = KINDS[figure.dataset["chart"] ?? ""];
  if (!table || !draw || figure.querySelector(".plot")) return;
  const whole = read(table);
  if (!whole.series.length || !numbers(whole).length) return;
  const rowsAreTimes = whole.scale !== "names";
  const rows = rowsAreTimes ? whole.rows : whole.rows.slice(0, MOST);
  new Chart(figure, table, { ...whole, rows }, draw, whole.rows.length);
}

class Chart {
  private readonly plot = html("div", { class: "plot", tabindex: 0, role: "group" });
  private readonly legend = html("ul", { class: "legend", "aria-hidden": "true" });
  private readonly status = html("p", { class: "hidden", role: "status" });
  private readonly cursor = svg("g", { class: "cursor" });
  private readonly unit: string;
  private drawing: Drawing | null = null;
  private width = 0;
  private chosen: number | null = null;
  private readonly latest: number;

  constructor(
    figure: HTMLElement,
    table: HTMLTableElement,
    private readonly sheet: Sheet,
    private readonly draw: (request: Request) => Drawing,
    total: number,
  ) {
    const known = sheet.rows.map((row) => row.cells.filter((cell) => cell.words).length);
    this.latest = known.lastIndexOf(Math.max(...known));
    this.unit = figure.dataset["unit"] ?? "";
    const title = figure.querySelector("figcaption")?.textContent?.trim() ?? "";
    this.plot.setAttribute("aria-roledescription", "chart");
    this.plot.setAttribute(
      "aria-label",
      `${title}. The arrow keys read one value after another; the table below has them all.`,
    );
    const folded = html("details", { class: "twin" }, html("summary", {}, "The numbers as a table"));
    table.replaceWith(this.legend, this.plot, this.status, folded);
    folded.append(table);
    if (total > sheet.rows.length) {
      const words = `The first ${sheet.rows.length} of ${total.toLocaleString("en")} rows are drawn; the table has them all.`;
      folded.before(html("p", { class: "small soft" }, words));
    }
    this.listen();
    this.redraw();
    new ResizeObserver(() => this.redraw()).observe(this.plot);
  }

  private redraw(): void {
    const width = Math.floor(this.plot.clientWidth);
    if (width === this.width || width < 80) return;
    this.width = width;
    const style = getComputedStyle(this.plot);
    const font = `${style.fontSize} ${style.fontFamily}`;
    this.drawing = this.draw({ sheet: this.sheet, unit: this.unit, width, font });
    this.drawing.svg.setAttribute("aria-hidden", "true");
    this.drawing.svg.prepend(this.cursor);
    this.plot.replaceChildren(this.drawing.svg);
    this.show(this.chosen);
  }

  private listen(): void {
    this.plot.addEventListener("pointermove", (event) => this.point(event));
    this.plot.addEventListener("pointerdown", (event) => this.point(event));
    this.plot.addEventListener("pointerleave", () => this.show(null));
    this.plot.addEventListener("blur", () => this.show(null));
    this.plot.addEventListener("keydown", (event) => this.press(event));
  }

  private point(event: PointerEvent): void {
    if (!this.drawing) return;
    const box = this.drawing.svg.getBoundingClientRect();
    const at = this.drawing.along === "x" ? event.clientX - box.left : event.clientY - box.top;
    const away = this.drawing.stops.map((stop) => Math.abs((stop.start + stop.end) / 2 - at));
    this.show(away.indexOf(Math.min(...away)));
  }

  private press(event: KeyboardEvent): void {
    const last = (this.drawing?.stops.length ?? 0) - 1;
    const at = this.chosen;
    const next: Record<string, number> = {
      ArrowRight: at === null ? 0 : Math.min(last, at + 1),
      ArrowDown: at === null ? 0 : Math.min(last, at + 1),
      ArrowLeft: at === null ? last : Math.max(0, at - 1),
      ArrowUp: at === null ? last : Math.max(0, at - 1),
      Home: 0,
      End: last,
    };
    const chosen = next[event.key];
    if (chosen === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    this.show(chosen);
    const row = this.sheet.rows[chosen];
    if (row) this.status.textContent = `${row.words}: ${this.wordsOf(row.cells.map((one) => one.words))}`;
  }

  private wordsOf(values: readonly string[]): string {
    const known = values.map((words, series) => [this.sheet.series[series], words || "not known"]);
    return known.map(([name, words]) => `${name} ${words}`).join(", ");
  }

  /** Marks a row and gives its values above the drawing; without one, those of the latest row that is fullest. */
  private show(chosen: number | null): void {
    const drawing = this.drawing;
    if (!drawing) return;
    this.chosen = chosen;
    this.cursor.replaceChildren();
    const stop = chosen === null ? undefined : drawing.stops[chosen];
    const height = Number(drawing.svg.getAttribute("height"));
    if (stop) {
      const thick = Math.max(1, stop.end - stop.start);
      const [across, down] = drawing.along === "x" ? [thick, height] : [this.width, thick];
      const at = drawing.along === "x" ? { x: stop.start, y: 0 } : { x: 0, y: stop.start };
      this.cursor.append(svg("rect", { ...at, width: across, height: down }));
      for (const { x, y, series } of stop.dots) {
        this.cursor.append(svg("circle", { class: tint(series), cx: x, cy: y, r: 6 }));
      }
    }
    this.tell(drawing.told ? undefined : this.sheet.rows[chosen ?? this.latest]);
  }

  private tell(row: Sheet["rows"][number] | undefined): void {
    const names = this.sheet.series;
    this.legend.hidden = !row && names.length < 2;
    const items = names.map((name, series) => {
      const item = html("li", { class: tint(series) }, html("span", { class: "swatch" }), name);
      if (row) item.append(" ", html("b", {}, row.cells[series]?.words || "–"));
      return item;
    });
    if (row) items.unshift(html("li", { class: "at" }, row.words));
    this.legend.replaceChildren(...items);
  }
}
