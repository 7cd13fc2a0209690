/** Lines and steps: numbers over days, over numbers, or over names in their order. */

import { scalePoint, scaleUtc } from "d3-scale";
import { curveLinear, curveStepAfter, line } from "d3-shape";
import { svg } from "../dom";
import { linesAcross, overNumbers, type Frame } from "./axes";
import { tint, type Drawing, type Request } from "./drawing";
import { numbers, type Row, type Sheet } from "./table";

interface Across {
  place(row: Row, number: number): number;
  ticks: { x: number; words: string }[];
}

export function drawLines({ sheet, unit, width }: Request, steps: boolean): Drawing {
  const height = Math.round(Math.min(360, Math.max(230, width * 0.46)));
  const frame: Frame = { left: 58, right: width - 16, top: 12, bottom: height - 30 };
  const y = overNumbers(numbers(sheet), true).range([frame.bottom, frame.top]);
  const across = acrossOf(sheet, frame);
  const drawn = svg("svg", { width, height, viewBox: `0 0 ${width} ${height}` });
  drawn.append(linesAcross(y, frame, unit));
  const below = svg("g", { class: "axis" });
  for (const { x, words } of across.ticks) {
    below.append(
      svg("line", { class: "tick", x1: x, x2: x, y1: frame.bottom, y2: frame.bottom + 5 }),
      svg("text", { class: "middle", x, y: frame.bottom + 20 }, words),
    );
  }
  drawn.append(below);
  const points = sheet.rows.map((row, number) =>
    row.cells.flatMap(({ lo, hi }, series) =>
      lo === null || hi === null
        ? []
        : [{ x: across.place(row, number), y: y((lo + hi) / 2), series }],
    ),
  );
  sheet.series.forEach((_, series) => {
    const own = points.flatMap((dots) => dots.filter((dot) => dot.series === series));
    const path = line<{ x: number; y: number }>((dot) => dot.x, (dot) => dot.y)
      .curve(steps ? curveStepAfter : curveLinear)(own);
    if (!path) return;
    const group = svg("g", { class: tint(series) }, svg("path", { class: "line", d: path }));
    // a line of few points shows where they are; one of many is read as a line
    if (own.length <= 24) {
      group.append(...own.map((dot) => svg("circle", { cx: dot.x, cy: dot.y, r: 3.5 })));
    }
    drawn.append(group);
  });
  const stops = points.map((dots, row) => {
    const x = across.place(sheet.rows[row]!, row);
    return { row, start: x, end: x, dots };
  });
  return { svg: drawn, along: "x", stops, told: false };
}

function acrossOf(sheet: Sheet, frame: Frame): Across {
  const room = Math.max(2, Math.floor((frame.right - frame.left) / 100));
  const at = sheet.rows.map((row) => row.at ?? 0);
  const ends: [number, number] = [Math.min(...at), Math.max(...at)];
  if (sheet.scale === "names" || ends[0] === ends[1]) {
    const scale = scalePoint<number>().domain(at.keys()).range([frame.left, frame.right]).padding(0.5);
    const every = Math.ceil(at.length / room);
    const place = (_: Row, number: number) => scale(number) ?? frame.left;
    return {
      place,
      ticks: sheet.rows.flatMap((row, number) =>
        number % every ? [] : [{ x: place(row, number), words: row.words }],
      ),
    };
  }
  if (sheet.scale === "days") {
    const scale = scaleUtc().domain(ends).range([frame.left, frame.right]);
    const ticks = scale.ticks(room);
    return {
      place: (row) => scale(row.at ?? 0),
      ticks: ticks.map((tick, number) => ({ x: scale(tick), words: dayWords(tick, ticks[number - 1]) })),
    };
  }
  const scale = overNumbers(at, false).domain(ends).range([frame.left, frame.right]);
  return {
    place: (row) => scale(row.at ?? 0),
    ticks: scale.ticks(room).map((tick) => ({ x: scale(tick), words: String(tick) })),
  };
}

/** A day on an axis: no finer than it needs to be, with its year where that is new. */
function dayWords(day: Date, before: Date | undefined): string {
  const year = String(day.getUTCFullYear());
  if (day.getUTCMonth() === 0 && day.getUTCDate() === 1) return year;
  const month = day.toLocaleString("en", { month: "short", timeZone: "UTC" });
  const words = day.getUTCDate() === 1 ? month : `${day.getUTCDate()} ${month}`;
  return before?.getUTCFullYear() === day.getUTCFullYear() ? words : `${words} ${year}`;
}
