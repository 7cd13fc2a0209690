/**
 * Filters answer at once: a choice in a form of class `filters` replaces the page's content as its
 * button would, without a reload, and the address keeps step. A form with `data-wait` waits for its
 * button, which always asks for the whole page.
 */

type Restart = (within: ParentNode) => void;

let asking: AbortController | null = null;
/** The page whose content is shown: a place within it (`#main`) is no other page. */
let shown = here();

export function answerFilters(restart: Restart): void {
  document.addEventListener("change", (event) => {
    const field = event.target;
    // what is typed waits for Enter: a field half filled in is no question
    if (!(field instanceof HTMLSelectElement)) return;
    const form = field.form;
    if (form?.matches("main form.filters:not([data-wait])")) void ask(form, field, restart);
  });
  document.addEventListener("formdata", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches("form.filters")) return;
    // an empty field is no filter: it would only make the address long
    for (const [name, value] of [...event.formData]) {
      if (value === "") event.formData.delete(name);
    }
  });
  window.addEventListener("popstate", () => {
    if (here() !== shown) location.reload();
  });
}

function here(): string {
  return location.pathname + location.search;
}

async function ask(form: HTMLFormElement, field: HTMLSelectElement, restart: Restart): Promise<void> {
  const main = form.closest("main");
  if (!main) return;
  const address = new URL(form.action);
  for (const [name, value] of new FormData(form)) address.searchParams.append(name, String(value));
  asking?.abort();
  asking = new AbortController();
  main.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(address, { signal: asking.signal });
    const told = new DOMParser().parseFromString(await response.text(), "text/html");
    const content = told.querySelector("main");
    if (!content?.querySelector("form.filters")) throw new TypeError("another page than this one");
    const focused = form.contains(document.activeElement) ? document.activeElement : field;
    const typed = valuesOf(form);
    main.replaceChildren(...content.childNodes);
    main.removeAttribute("aria-busy");
    document.title = told.title;
    history.pushState(null, "", address);
    shown = here();
    takeUp(main, typed, focused?.getAttribute("name") ?? field.name);
    restart(main);
    announce(main);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === "AbortError")) location.assign(address);
  }
}

function valuesOf(form: HTMLFormElement): Map<string, string> {
  const fields = form.querySelectorAll<HTMLInputElement>("input[name]:not([type])");
  return new Map([...fields].map((field) => [field.name, field.value]));
}

/** Goes on where the reader was: what was typed meanwhile stays, and so does the focus. */
function takeUp(main: HTMLElement, typed: Map<string, string>, focused: string): void {
  const form = main.querySelector<HTMLFormElement>("form.filters");
  for (const [name, value] of typed) {
    const field = form?.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = value;
  }
  const place = form?.elements.namedItem(focused);
  if (place instanceof HTMLElement) place.focus({ preventScroll: true });
}

const status = document.createElement("p");
status.className = "hidden";
status.setAttribute("role", "status");

/** Says how much was found, as the head of a page asked for anew would. */
function announce(main: HTMLElement): void {
  if (!status.isConnected) document.body.append(status);
  const count = main.querySelector(".count, .toolbar, form.filters ~ .soft, .empty");
  status.textContent = count?.textContent?.trim() || document.title;
}
