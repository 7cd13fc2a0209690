/** What the pages say as data about who gives what to whom; the answers are theirs, never ours. */

export interface Way {
  readonly from: string;
  readonly to: string;
  readonly documented: boolean;
  readonly cut: boolean;
}

export interface Picture {
  readonly ways: readonly Way[];
  /** Institutions whose end is the cut, where it was asked for by hubs. */
  readonly ended: ReadonlySet<string>;
}

export interface Chain {
  readonly names: readonly string[];
  readonly documented: boolean;
}

export interface Answer extends Picture {
  readonly chains: readonly Chain[];
  readonly more: boolean;
  /** How many have to end to stop all chains; null where no number of them can. */
  readonly size: number | null;
  readonly items: readonly string[];
}

export interface Question {
  readonly data: string;
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly by: "agreement" | "hub";
}

interface Step { from: string; to: string }
interface Told {
  error?: string;
  edges?: { from: string; to: string; documented: boolean }[];
  picture?: { institutions: { name: string; cut: boolean }[]; edges: Way[] };
  reach?: {
    chains: { documented: boolean; steps: Step[] }[];
    more_documented: boolean;
    more_possible: boolean;
  };
  cut?: { size: number | null; cut: { name: string }[] };
}

/** The address of a question: of the page that shows the words, or of its twin. */
export function addressOf(asked: Question, twin: boolean): string {
  const fields = { data: asked.data, to: asked.to, from: asked.from, as_of: asked.day };
  const given = Object.entries(fields).filter(([, value]) => value);
  if (asked.by === "hub") given.push(["by", "hub"]);
  return `/flows${twin ? ".json" : ""}?${new URLSearchParams(given)}`;
}

/** All that a twin shows. Throws what the server has to say against the question. */
export async function fetched(address: string, signal?: AbortSignal): Promise<Picture | Answer> {
  const response = await fetch(address, signal ? { signal } : {});
  const told = (await response.json()) as Told;
  if (told.error || !response.ok) throw new Error(told.error ?? "The server gave no answer.");
  if (told.edges) {
    return { ways: told.edges.map((edge) => ({ ...edge, cut: false })), ended: new Set() };
  }
  const { picture, reach, cut } = told;
  if (!picture || !reach || !cut) throw new Error("The server gave no answer.");
  return {
    ways: picture.edges,
    ended: new Set(picture.institutions.filter((one) => one.cut).map((one) => one.name)),
    chains: reach.chains.map(({ documented, steps }) => ({
      documented,
      names: [steps[0]?.from ?? "", ...steps.map((step) => step.to)],
    })),
    more: reach.more_documented || reach.more_possible,
    size: cut.size,
    items: cut.cut.map((item) => item.name),
  };
}

/** The ways of both, each once; what the second says of a way is what counts. */
export function joined(one: readonly Way[], other: readonly Way[]): Way[] {
  const all = new Map([...one, ...other].map((way) => [keyOf(way), way]));
  return [...all.values()];
}

export function keyOf({ from, to }: { from: string; to: string }): string {
  return JSON.stringify([from, to]);
}

export function isAnswer(found: Picture | Answer): found is Answer {
  return "chains" in found;
}
