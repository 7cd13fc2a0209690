/** Copying a quote with where it comes from, and closing what a passage shows of its fact. */

import { html } from "./dom";

const SHOWN = 2500;

/** Gives everything that can be copied its button: without a script the same words can be selected. */
export function copying(within: ParentNode): void {
  for (const place of within.querySelectorAll<HTMLElement>("[data-copy]")) {
    const named = place.dataset["copy"];
    const source = named ? document.getElementById(named) : place.querySelector("p");
    if (!source || place.querySelector("button.copy")) continue;
    // what it says stands in the style sheet: the words of a page are the same without a script
    const words = place.dataset["label"] ?? "Copy quote with citation";
    const button = html("button", { class: "copy quiet", type: "button", "aria-label": words, title: words });
    button.addEventListener("click", () => void copy(source, button));
    place.append(button);
  }
}

async function copy(source: Element, button: HTMLElement): Promise<void> {
  const words =
    source instanceof HTMLTextAreaElement
      ? source.value
      : (source.textContent ?? "").replace(/\s+/g, " ").trim();
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    // a browser that lets no page copy: the words stand selected for the keyboard
    const folded = source.closest("details");
    if (folded) folded.open = true;
    if (source instanceof HTMLTextAreaElement) source.select();
    else getSelection()?.selectAllChildren(source);
    say(button, "chosen", "Selected: copy it with the keyboard");
    return;
  }
  say(button, "done", "Copied");
}

function say(button: HTMLElement, state: string, words: string): void {
  const told = html("span", { class: "hidden", role: "status" });
  button.classList.add(state);
  button.after(told);
  told.textContent = words;
  setTimeout(() => {
    button.classList.remove(state);
    told.remove();
  }, SHOWN);
}

/** Escape closes the card of a passage until the pointer and the keyboard have left it. */
export function closingCards(): void {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const mark of document.querySelectorAll(".text mark:is(:hover, :focus-within)")) {
      mark.classList.add("quiet");
      const back = () => mark.classList.remove("quiet");
      mark.addEventListener("pointerleave", back, { once: true });
      mark.addEventListener("focusout", back, { once: true });
    }
  });
}
