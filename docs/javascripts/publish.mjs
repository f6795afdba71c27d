// The policy as its owner would publish it, in each form that the engine writes.
import { copy, part, root, say } from "./page.mjs";

/** Write each form when the reader opens that part of the policy. */
export async function lay(box, answers, call) {
  const place = box.querySelector(".con-published");
  const forms = place.dataset.forms.split(" ");
  const replies = await Promise.all(forms.map((form) => call({ do: "publish", answers, form })));
  if (!place.isConnected) return;
  const rows = replies.map(({ form, text }) => {
    const title = say(`publish-${form}`);
    return { form, text, title, "copy-label": `${say("copy-note")}: ${title}` };
  });
  place.replaceChildren(part("published", { forms: rows }));
}

export function copyForm({ form }, button) {
  const text = root.querySelector(`[data-form="${form}"] .con-publication-text`).textContent;
  return copy(text, "note-copied", "note-not-copied", button);
}
