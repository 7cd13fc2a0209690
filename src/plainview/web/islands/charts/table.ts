/** The table of a chart as numbers: what is drawn is what the table says. */

export interface Cell {
  /** The number, or the interval; null on both sides where the cell gives none. */
  readonly lo: number | null;
  readonly hi: number | null;
  readonly words: string;
}

export interface Row {
  readonly words: string;
  /** Where the row stands along a scale: a day as milliseconds, or a number; null for a name. */
  readonly at: number | null;
  readonly cells: readonly Cell[];
}

export interface Sheet {
  readonly series: readonly string[];
  readonly rows: readonly Row[];
  readonly scale: "days" | "numbers" | "names";
}

const DAY = /^\d{4}(-\d{2}(-\d{2})?)?$/;

export function read(table: HTMLTableElement): Sheet {
  const [, ...series] = cellsOf(table.tHead?.rows[0]).map(wordsOf);
  const lines = [...table.tBodies].flatMap((body) => [...body.rows]).map(cellsOf);
  const firsts = lines.map(([first]) => (first ? valueOf(first) : ""));
  const scale = firsts.every((value) => DAY.test(value))
    ? "days"
    : firsts.every((value) => numberOf(value) !== null)
      ? "numbers"
      : "names";
  const rows = lines.map((cells, number): Row => {
    const first = firsts[number] ?? "";
    return {
      words: cells[0] ? wordsOf(cells[0]) : "",
      at: scale === "days" ? Date.parse(first) : numberOf(first),
      cells: series.map((_, place) => cell(cells[place + 1])),
    };
  });
  if (scale !== "names") rows.sort((one, other) => (one.at ?? 0) - (other.at ?? 0));
  return { series, rows, scale };
}

function cell(element: HTMLTableCellElement | undefined): Cell {
  const { value, lo, hi } = element?.dataset ?? {};
  return {
    lo: numberOf(lo ?? value),
    hi: numberOf(hi ?? value),
    words: element ? wordsOf(element) : "",
  };
}

function cellsOf(row: HTMLTableRowElement | undefined): HTMLTableCellElement[] {
  return row ? [...row.cells] : [];
}

function wordsOf(element: HTMLElement): string {
  return (element.textContent ?? "").replace(/\s+/g, " ").trim();
}

function valueOf(element: HTMLElement): string {
  return element.dataset["value"] ?? wordsOf(element);
}

function numberOf(words: string | undefined): number | null {
  if (words === undefined || words.trim() === "") return null;
  const number = Number(words);
  return Number.isFinite(number) ? number : null;
}

/** All numbers of the table. */
export function numbers(sheet: Sheet): number[] {
  return sheet.rows
    .flatMap((row) => row.cells)
    .flatMap(({ lo, hi }) => [lo, hi])
    .filter((number) => number !== null);
}
