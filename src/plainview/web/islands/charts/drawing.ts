/** What a kind of chart makes of a table: a drawing, and the places where values can be read. */

import type { Sheet } from "./table";

/** Where a row can be read: its stretch along the drawing, and the points to mark. */
export interface Stop {
  readonly row: number;
  readonly start: number;
  readonly end: number;
  readonly dots: readonly { x: number; y: number; series: number }[];
}

export interface Drawing {
  readonly svg: SVGSVGElement;
  readonly along: "x" | "y";
  readonly stops: readonly Stop[];
  /** Whether values stand beside their marks, so that no line above needs to give them. */
  readonly told: boolean;
}

export interface Request {
  readonly sheet: Sheet;
  readonly unit: string;
  readonly width: number;
  readonly font: string;
}

/** The series of a place, as the class that colours it; seven are told apart. */
export function tint(series: number): string {
  return `s${(series % 7) + 1}`;
}
