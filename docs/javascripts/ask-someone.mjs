// “I want to ask someone”: an invitation put together from what is filled in, and put to one's own policy.
import { announce, ask, askAboutPaying, begin, fromAddress, held, putBack } from "./desk.mjs";
import * as drafts from "./drafts.mjs";
import { calmly, copy, counted, fitting, part, root, say } from "./page.mjs";
import * as store from "./store.mjs";

const form = root.querySelector(".con-desk-form");
const aboutMe = root.querySelector(".con-about-me");
const standard = root.querySelector(".con-standard");
const place = root.querySelector(".con-versions");
let versions = []; // as they were written last
let answers; // the reader's own, once they were read
let turns = 0;

const fields = [...form.querySelectorAll("[data-slot-name]")];
const slots = () => Object.fromEntries(fields.map((one) => [one.dataset.slotName, one.value]));

/** Have the invitation written, checked and put to the reader's policy. */
async function write() {
  const turn = ++turns;
  const premium = askAboutPaying(form);
  const { platform, tone } = form.elements;
  const asked = { do: "invite", platform: platform.value, tone: tone.value, premium, slots: fitting(slots(), fields) };
  try {
    const reply = await ask(asked);
    if (turn !== turns) return;
    await show(reply, turn);
    if (standard.open) await judge();
  } catch {
    // it is said above that Python failed
  }
}

async function show(reply, turn) {
  if (!reply.ok) return place.replaceChildren(reply.error);
  ({ versions } = reply);
  const { about, platform } = reply;
  const rows = versions.map((one) => ({
    ...one,
    note: one.note && { ...one.note, count: counted(one.note) },
    "copy-label": `${say("copy")}: ${one.label}`,
    href: `../check-a-note/#platform=${platform}&purpose=invite${one.account === "premium" ? "&premium=yes" : ""}`,
  }));
  const without = { ...reply.without, steps: reply.without.steps.map((text) => ({ text })) };
  place.replaceChildren(part("versions", { about, versions: rows, without }));
  if (fields.some(({ value }) => value.trim())) tellLater();
  const heard = await Promise.all(versions.map((one) => listen(one, platform)));
  if (turn !== turns) return;
  for (const [at, found] of heard.entries()) {
    if (found.length) place.querySelectorAll(".con-heard")[at].append(part("heard", { findings: found }));
  }
}

/** What the check of notes has to say of a version, each thing once. */
async function listen({ account, note }, platform) {
  if (!note) return [];
  const reply = await ask({ do: "check", text: note.text, platform, purpose: "invite", premium: account === "premium" });
  return [...new Map((reply.findings ?? []).map((one) => [one.id, one])).values()];
}

/** Put the request to the reader's own policy, with the note as the engine reads it. */
async function judge() {
  const box = root.querySelector(".con-standard-result");
  answers ??= await restored();
  if (!answers) return box.replaceChildren(part("no-answers"));
  const platform = form.elements.platform.value;
  const request = Object.fromEntries(new FormData(aboutMe));
  const reply = await ask({ do: "standard", answers, platform, request: { ...request, ...(await note(platform)) } });
  if (reply.ok) box.replaceChildren(part("standard", reply));
  else box.replaceChildren(reply.error);
}

async function note(platform) {
  const text = versions[0]?.note?.text;
  if (!text) return { note: "none" };
  const { proposals } = await ask({ do: "propose", platform, text });
  const read = proposals.find(({ fact }) => fact === "note");
  return read ? { note: read.value } : {};
}

/** The answers that this browser keeps, as the engine reads them; null if there are none. */
async function restored() {
  const text = store.read();
  const reply = text ? await ask({ do: "restore", from: "saved", text }) : { ok: false };
  return reply.ok && Object.keys(reply.answers).length ? reply.answers : null;
}

const tellLater = calmly(() => {
  const said = [...place.querySelectorAll(".con-version")].map((one) => {
    const [title, count] = ["h3", ".con-count"].map((name) => one.querySelector(name)?.textContent);
    return count ? `${title}: ${count}` : title;
  });
  announce(said.join(". "));
}, 1_500);

root.addEventListener("click", ({ target }) => {
  const pressed = target.closest('.con-version :is([data-do="copy"], .con-check-mine)');
  if (!pressed) return;
  const { note: written } = versions.find(({ account }) => account === pressed.closest("[data-account]").dataset.account);
  if (pressed.dataset.do) copy(written.text, "copied", "not-copied", pressed);
  else drafts.keep("brought", { text: written.text });
});

const remember = () => drafts.keep("ask-someone", { said: held(form), from: location.hash, me: held(aboutMe), open: standard.open });

/** Go on with what was typed into this tab before. */
function recall() {
  const { said = {}, from, me = {}, open = false } = drafts.read("ask-someone");
  putBack(form, said);
  if (from !== location.hash) fromAddress(form);
  putBack(aboutMe, me);
  standard.open = open;
}

function clear() {
  form.reset();
  aboutMe.reset();
  standard.open = false;
  announce("");
  write();
}

const soon = calmly(write, 200);
root.addEventListener("input", remember);
form.addEventListener("input", ({ target }) => (target.dataset.slotName ? soon() : write()));
aboutMe.addEventListener("change", () => void judge().catch(() => {}));
standard.addEventListener("toggle", () => standard.open && void judge().catch(() => {}));

recall();
drafts.offerToClear(clear);
begin(write);
