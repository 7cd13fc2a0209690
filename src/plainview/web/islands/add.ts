/** Adding documents: files can be dropped, limits are told before anything is sent, and the list
 *  of what became of them fills while they are read. */

import { html } from "./dom";

const EVERY = 700;
const UNITS: readonly (readonly [number, string])[] = [[1e9, "GB"], [1e6, "MB"], [1e3, "kB"]];

interface Sent {
  readonly name: string;
  readonly state: string;
  readonly problems: readonly string[];
}

interface Twin {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
  readonly held_up: string;
  readonly files: readonly Sent[];
}

export function choosing(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>("input[type=file]")!;
  const list = form.querySelector<HTMLElement>(".chosen")!;
  const warning = form.querySelector<HTMLElement>(".too-much")!;
  const button = form.querySelector<HTMLButtonElement>("button")!;
  form.querySelector<HTMLElement>(".dropping")!.hidden = false;

  const show = (): void => {
    const files = [...(input.files ?? [])];
    list.hidden = files.length === 0;
    list.replaceChildren(
      ...files.map((file) =>
        html("li", {}, html("span", {}, file.name), html("span", { class: "soft" }, sized(file.size))),
      ),
    );
    const told = complaint(files, Number(form.dataset["files"]), Number(form.dataset["bytes"]));
    warning.textContent = told;
    warning.hidden = told === "";
    button.disabled = told !== "";
  };

  input.addEventListener("change", show);
  form.addEventListener("submit", () => {
    button.disabled = true;
    button.textContent = "Sending …";
  });
  // a page that comes back from the browser's history is as it was left
  window.addEventListener("pageshow", () => {
    button.textContent = "Add to the record";
    show();
  });
  for (const name of ["dragenter", "dragover"]) {
    form.addEventListener(name, (event) => {
      event.preventDefault();
      form.classList.add("over");
    });
  }
  form.addEventListener("dragleave", (event) => {
    if (!form.contains(event.relatedTarget as Node | null)) form.classList.remove("over");
  });
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    if (event.dataTransfer?.files.length) {
      input.files = event.dataTransfer.files;
      show();
    }
  });
}

function complaint(files: readonly File[], most: number, bytes: number): string {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (files.length <= most && size <= bytes) return "";
  const limit = `${most.toLocaleString("en")} files, ${sized(bytes)} in all`;
  return `These are ${files.length.toLocaleString("en")} files with ${sized(size)}; this page takes ${limit}.`;
}

function sized(size: number): string {
  const unit = UNITS.find(([least]) => size >= least);
  return unit ? `${Number((size / unit[0]).toPrecision(3))} ${unit[1]}` : `${size} bytes`;
}

/** Ask how far it is until all is done; then the page itself tells the whole. */
export function following(box: HTMLElement): void {
  const bar = box.querySelector("progress")!;
  const far = box.querySelector<HTMLElement>(".how-far")!;
  const stage = box.querySelector<HTMLElement>(".stage")!;
  const fates = [...document.querySelectorAll<HTMLElement>(".sent .fate")];
  box.querySelector<HTMLElement>(".again")!.hidden = true;

  const ask = async (): Promise<void> => {
    try {
      const answer = await fetch(box.dataset["twin"]!, { cache: "no-store" });
      if (!answer.ok) return location.reload();
      const twin = (await answer.json()) as Twin;
      if (twin.stage === "done") return location.reload();
      bar.max = twin.total;
      bar.value = twin.done;
      change(far, `${twin.done} of ${twin.total} files`);
      change(stage, staged(twin));
      twin.files.forEach((file, number) => tell(fates[number], file));
      setTimeout(() => void ask(), EVERY);
    } catch {
      // the server is gone: what was added stays, and the link looks again by hand
      change(stage, " · the server does not answer");
      box.querySelector<HTMLElement>(".again")!.hidden = false;
      setTimeout(() => void ask(), 10 * EVERY);
    }
  };
  setTimeout(() => void ask(), EVERY);
}

function staged(twin: Twin): string {
  if (twin.held_up) return ` · waiting: ${twin.held_up}`;
  return twin.stage === "comparing" ? " · comparing them with the record" : "";
}

const WORDS: Readonly<Record<string, string>> = {
  waiting: "waiting",
  added: "added",
  known: "was in the record already",
  unread: "could not be read",
};

function tell(fate: HTMLElement | undefined, file: Sent): void {
  if (!fate) return;
  fate.className = `fate ${file.state}`;
  change(fate, WORDS[file.state] ?? file.state);
}

/** Screen readers repeat what is set anew: only what changed is set. */
function change(element: HTMLElement, words: string): void {
  if (element.textContent !== words) element.textContent = words;
}
