// What the page around a frame wants of this one, by the address's fragment; on the site itself, nothing.
import { root } from "./page.mjs";

/** Whether this page is made to stand in another one. */
export const framed = "framed" in root.dataset;
const known = framed ? JSON.parse(root.querySelector(".con-known-here").textContent) : {};

/** What is wanted: {platform, preset, origin}, each empty where nothing is. */
export let wanted = {};
/** What was asked for and is not known here: [name, value] each. */
export let unknown = [];

/** Read the address; returns the names of what has changed. */
export function look() {
  const given = framed ? Object.fromEntries(new URLSearchParams(location.hash.slice(1))) : {};
  const before = wanted;
  unknown = Object.keys(known).flatMap((name) => (isKnown(name, given[name]) ? [] : [[name, given[name]]]));
  const use = (name) => (given[name] && isKnown(name, given[name]) ? given[name] : "");
  wanted = { platform: use("platform"), preset: use("preset"), origin: given.origin ?? "" };
  return Object.keys(wanted).filter((name) => wanted[name] !== before[name]);
}

const isKnown = (name, value) => !value || value in known[name];

/** The values that are known for a name. */
export const values = (name) => Object.keys(known[name]);

/** The answers of the preset that is wanted, as a link holds them. */
export const presetHash = () => (wanted.preset ? `#${known.preset[wanted.preset]}` : "");

/** The same as answers; null where no preset is wanted. */
export const presetAnswers = () =>
  wanted.preset ? Object.fromEntries([...new URLSearchParams(known.preset[wanted.preset])].slice(1)) : null;

/** Whether a question has to do with what is shown: not where it is about another platform alone. */
export const concerns = (id) => !wanted.platform || !id.startsWith("use-") || id === `use-${wanted.platform}`;

look();
