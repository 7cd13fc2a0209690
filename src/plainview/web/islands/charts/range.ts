/** Ranges: who gives which number, or between which; what has no end goes on to the edge. */

import { measured, svg } from "../dom";
import { linesDown, overNumbers } from "./axes";
import { laidOut } from "./bars";
import { tint, type Drawing, type Request, type Stop } from "./drawing";
import { numbers, type Cell } from "./table";

const EACH = 20;

export function drawRange({ sheet, unit, width, font }: Request): Drawing {
  const told = Math.max(...sheet.rows.flatMap((row) => row.cells).map((cell) => measured(cell.words, font)));
  const { labels, frame, places, height } = laidOut(
    sheet.rows, width, font, told, (row) => row.cells.length * EACH,
  );
  const x = overNumbers(numbers(sheet), false).range([frame.left, frame.right]);
  const drawn = svg("svg", { width, height, viewBox: `0 0 ${width} ${height}` });
  drawn.append(linesDown(x, frame, unit));
  const stops = sheet.rows.map((row, number): Stop => {
    const place = places[number]!;
    drawn.append(...labels(number));
    row.cells.forEach((cell, series) => {
      if (cell.lo === null && cell.hi === null) return;
      const y = place.marks + series * EACH + EACH / 2;
      const from = cell.lo === null ? frame.left : x(cell.lo);
      const to = cell.hi === null ? frame.right : x(cell.hi);
      drawn.append(
        mark(cell, from, to, y, tint(series)),
        svg("text", { class: "told", x: to + 10, y: y + 4 }, cell.words),
      );
    });
    return { row: number, start: place.start, end: place.end, dots: [] };
  });
  return { svg: drawn, along: "y", stops, told: true };
}

function mark(cell: Cell, from: number, to: number, y: number, tinted: string): SVGGElement {
  const group = svg("g", { class: tinted });
  if (to - from > 1) group.append(svg("line", { class: "span", x1: from, x2: to, y1: y, y2: y }));
  // an end that is known is a dot, one that is open an arrow head
  group.append(
    cell.lo === null
      ? svg("path", { class: "mark", d: `M${from} ${y}l9 -6v12z` })
      : svg("circle", { class: "mark", cx: from, cy: y, r: 5 }),
  );
  if (cell.hi === null) group.append(svg("path", { class: "mark", d: `M${to} ${y}l-9 -6v12z` }));
  else if (cell.hi !== cell.lo) group.append(svg("circle", { class: "mark", cx: to, cy: y, r: 5 }));
  return group;
}
