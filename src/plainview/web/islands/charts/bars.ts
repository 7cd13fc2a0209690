/** Bars: upright under short names such as years, lying beside long ones. */

import { scaleBand } from "d3-scale";
import { measured, svg, wrapped } from "../dom";
import { linesAcross, linesDown, overNumbers, type Frame } from "./axes";
import { tint, type Drawing, type Request, type Stop } from "./drawing";
import { numbers, type Row } from "./table";

const LABEL = 16;

export function drawBars(request: Request): Drawing {
  const { sheet, width, font } = request;
  const widest = Math.max(...sheet.rows.map((row) => measured(row.words, font)));
  const room = (width - 74) / sheet.rows.length;
  const upright = widest + 10 <= room && room / sheet.series.length >= 9;
  return upright ? standing(request) : lying(request);
}

function standing({ sheet, unit, width }: Request): Drawing {
  const height = Math.round(Math.min(340, Math.max(220, width * 0.42)));
  const frame: Frame = { left: 58, right: width - 16, top: 12, bottom: height - 30 };
  const y = overNumbers(numbers(sheet), true).range([frame.bottom, frame.top]);
  const bands = scaleBand<number>()
    .domain(sheet.rows.keys())
    .range([frame.left, frame.right])
    .padding(Math.max(0.24, 1 - 130 / ((frame.right - frame.left) / sheet.rows.length)));
  const thick = bands.bandwidth() / sheet.series.length;
  const drawn = svg("svg", { width, height, viewBox: `0 0 ${width} ${height}` });
  drawn.append(linesAcross(y, frame, unit));
  const stops = sheet.rows.map((row, number): Stop => {
    const x = bands(number) ?? 0;
    row.cells.forEach((cell, series) => {
      if (cell.hi === null) return;
      const [low, high] = [Math.min(0, cell.hi), Math.max(0, cell.hi)];
      const left = x + series * thick;
      const size = { width: Math.max(1, thick - 1), height: Math.max(1, y(low) - y(high)) };
      drawn.append(svg("rect", { class: `mark ${tint(series)}`, x: left, y: y(high), ...size }));
    });
    const middle = x + bands.bandwidth() / 2;
    drawn.append(
      svg("text", { class: "axis middle", x: middle, y: frame.bottom + 20 }, row.words),
    );
    return { row: number, start: middle - bands.step() / 2, end: middle + bands.step() / 2, dots: [] };
  });
  return { svg: drawn, along: "x", stops, told: false };
}

function lying({ sheet, unit, width, font }: Request): Drawing {
  const told = Math.max(...sheet.rows.flatMap((row) => row.cells).map((cell) => measured(cell.words, font)));
  const each = sheet.series.length > 1 ? 17 : 20;
  const size = (row: Row) => row.cells.length * each;
  const { labels, frame, places, height } = laidOut(sheet.rows, width, font, told, size);
  const x = overNumbers(numbers(sheet), true).range([frame.left, frame.right]);
  const drawn = svg("svg", { width, height, viewBox: `0 0 ${width} ${height}` });
  drawn.append(linesDown(x, frame, unit));
  const stops = sheet.rows.map((row, number): Stop => {
    const place = places[number]!;
    drawn.append(...labels(number));
    row.cells.forEach((cell, series) => {
      if (cell.hi === null) return;
      const y = place.marks + series * each;
      const [low, high] = [Math.min(0, cell.hi), Math.max(0, cell.hi)];
      const long = Math.max(1, x(high) - x(low));
      drawn.append(
        svg("rect", { class: `mark ${tint(series)}`, x: x(low), y, width: long, height: each - 3 }),
        svg("text", { class: "told", x: x(high) + 6, y: y + each / 2 + 3 }, cell.words),
      );
    });
    return { row: number, start: place.start, end: place.end, dots: [] };
  });
  return { svg: drawn, along: "y", stops, told: true };
}

interface LaidOut {
  readonly labels: (row: number) => SVGElement[];
  readonly frame: Frame;
  readonly places: readonly { start: number; end: number; marks: number }[];
  readonly height: number;
}

/** Rows below each other: names to the left of their marks, or above them where it is narrow. */
export function laidOut(
  rows: readonly Row[],
  width: number,
  font: string,
  told: number,
  size: (row: Row) => number,
): LaidOut {
  const above = width < 520;
  const widest = Math.max(...rows.map((row) => measured(row.words, font)));
  const aside = above ? 0 : Math.min(widest + 2, width * 0.36);
  const lines = rows.map((row) => wrapped(row.words, above ? width : aside, font, above ? 3 : 2));
  let y = 4;
  const places = rows.map((row, number) => {
    const label = lines[number]!.length * LABEL;
    const start = y;
    const inner = above ? label + 2 + size(row) : Math.max(label, size(row));
    y += inner + 12;
    const marks = above ? start + 6 + label + 2 : start + 6 + (inner - size(row)) / 2;
    return { start, end: y, marks };
  });
  const frame = { left: above ? 4 : aside + 14, right: width - told - 12, top: 2, bottom: y };
  const labels = (row: number) =>
    lines[row]!.map((words, line) => {
      const place = places[row]!;
      const block = lines[row]!.length * LABEL;
      const top = above ? place.start + 6 : (place.start + place.end - block) / 2;
      const at = { x: above ? 0 : aside, y: top + 12 + line * LABEL };
      return svg("text", { class: above ? "label" : "label aside", ...at }, words);
    });
  return { labels, frame, places, height: y + 26 };
}
