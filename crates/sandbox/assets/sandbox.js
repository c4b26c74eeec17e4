// Comfort only: every page works without this file.
"use strict";

// "Copy" beside a value; without a clipboard the button stays hidden and the value can be selected by hand.
if (navigator.clipboard) {
  for (const button of document.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const field = document.getElementById(button.dataset.copy);
      await navigator.clipboard.writeText(field.value);
      const told = button.textContent;
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = told; }, 1500);
    });
  }
}

// After a refused form: to the list of what is wrong.
document.querySelector(".problems")?.focus();
