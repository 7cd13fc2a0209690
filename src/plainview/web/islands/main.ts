/** What every page loads: charts and filters; the graph comes where a page holds one. */

import { chart } from "./charts/chart";
import { closingCards, copying } from "./reader";
import { answerFilters } from "./replacing";

function start(within: ParentNode): void {
  within.querySelectorAll<HTMLElement>("figure.chart").forEach(chart);
  copying(within);
  const flows = within.querySelector<HTMLElement>(".flow-map");
  if (flows) void withTool(flows);
}

/** Without the tool the page shows what the server drew, and its table. */
async function withTool(flows: HTMLElement): Promise<void> {
  flows.classList.add("waiting");
  try {
    const { flowTool } = await import("./flows/tool");
    await flowTool(flows);
  } catch (error) {
    console.warn(error);
  } finally {
    flows.classList.remove("waiting");
  }
}

start(document);
closingCards();
answerFilters(start);

const form = document.querySelector<HTMLFormElement>("form#add");
const progress = document.querySelector<HTMLElement>("#progress[data-twin]");
if (form) void import("./add").then(({ choosing }) => choosing(form));
if (progress) void import("./add").then(({ following }) => following(progress));
