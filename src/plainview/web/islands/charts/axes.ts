/** Axes: lines of the grid with their numbers, in the unit of the chart. */

import { scaleLinear } from "d3-scale";
import { svg } from "../dom";

export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const SHORT = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
const PLAIN = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });

/** A number as an axis gives it: short, with signs that stand before or after numbers. */
export function short(number: number, unit: string): string {
  const size = Math.abs(number);
  const digits = size >= 10_000 ? SHORT.format(size) : PLAIN.format(size);
  const sign = number < 0 ? "−" : "";
  if (unit === "USD" || unit === "$") return `${sign}$${digits}`;
  return unit === "percent" || unit === "%" ? `${sign}${digits}%` : sign + digits;
}

/** A scale with round ends over the numbers and, where it is the base of marks, zero. */
export function overNumbers(numbers: readonly number[], withZero: boolean) {
  const known = withZero ? [0, ...numbers] : numbers;
  const low = Math.min(...known);
  const high = Math.max(...known);
  const room = low === high ? Math.abs(low) / 10 || 1 : 0;
  return scaleLinear()
    .domain([withZero ? low : low - room, high + room])
    .nice(5);
}

export type Numbers = ReturnType<typeof overNumbers>;

/** Horizontal lines of the grid, with their numbers on the left. */
export function linesAcross(scale: Numbers, frame: Frame, unit: string): SVGGElement {
  const group = svg("g", { class: "axis" });
  for (const tick of scale.ticks(5)) {
    const y = Math.round(scale(tick)) + 0.5;
    group.append(
      svg("line", { class: tick === 0 ? "zero" : "", x1: frame.left, x2: frame.right, y1: y, y2: y }),
      svg("text", { class: "value", x: frame.left - 8, y: y + 4 }, short(tick, unit)),
    );
  }
  return group;
}

/** Vertical lines of the grid, with their numbers below. */
export function linesDown(scale: Numbers, frame: Frame, unit: string): SVGGElement {
  const group = svg("g", { class: "axis" });
  for (const tick of scale.ticks(Math.max(2, Math.floor((frame.right - frame.left) / 90)))) {
    const x = Math.round(scale(tick)) + 0.5;
    group.append(
      svg("line", { class: tick === 0 ? "zero" : "", x1: x, x2: x, y1: frame.top, y2: frame.bottom }),
      // the first number would be cut off at the edge of a phone
      svg("text", { class: x > 24 ? "middle" : "", x, y: frame.bottom + 18 }, short(tick, unit)),
    );
  }
  return group;
}
