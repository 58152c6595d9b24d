// Recorded range tests, for those who want to see the page before they have one.

import { byId, element } from "./dom.js";

export function offerSamples(take) {
  const samples = [...document.querySelectorAll("script[data-sample]")];
  byId("samples").append(...samples.map((script) => {
    const button = element("button", { type: "button", class: "link" }, script.dataset.sample);
    button.addEventListener("click", () => take(script.textContent.trim(), script.dataset.sample));
    return button;
  }));
}
