// Speaks with the page around this one: hears only its window and, from its first word on, its origin;
// what the reader does is told to that origin alone, and only if it asked for it.
import { wanted } from "../frame.mjs";
import { message, read } from "./messages.mjs";

const around = window.parent === window ? null : window.parent;
const AGAIN = 40; // times
const PAUSE = 500; // milliseconds
const hearers = {};
const last = new Map(); // what was said last, by type, for whoever asks later
let origin = originOf(wanted.origin); // empty until the page around has been heard
let wants = Boolean(origin); // whether it wants to know what the reader does
let port = null; // its own line to us, if it gave one: also reaches a page without an origin
let greeted = () => {};

function originOf(text) {
  try {
    const url = new URL(text);
    return /^https?:$/.test(url.protocol) && url.origin !== "null" ? url.origin : "";
  } catch {
    return "";
  }
}

const isNamed = () => origin !== "" && origin !== "null"; // a page saved as a file is of origin "null"

/** Say something that tells nothing of the reader. */
export function say(type, rest) {
  last.set(type, rest);
  if (around) post(message(type, rest), isNamed() ? origin : "*");
}

/** Say that this page can be used, again and again for a while until the page around answers: its
 *  script may come later than this one. */
export function ready(rest) {
  say("ready", rest);
  let left = AGAIN;
  const timer = setInterval(() => (origin || !left-- ? clearInterval(timer) : say("ready", rest)), PAUSE);
}

/** Tell of what the reader did, if it is news: to a page that asked for it and can be told from others. */
export function tell(type, rest) {
  const isNews = JSON.stringify(last.get(type)) !== JSON.stringify(rest);
  last.set(type, rest);
  if (isNews) pass(type);
}

const pass = (type) => isTold() && post(message(type, last.get(type)), origin);

/** Whether the page around gets to know what the reader does. */
export const isTold = () => Boolean(around && wants && (port || isNamed()));

const post = (data, to) => (port ? port.postMessage(data) : around.postMessage(data, to));

/** Do something when a message of a type arrives. */
export const hear = (type, action) => (hearers[type] = action);

/** Do something, given {origin, wants}, once the page around is known, and now if it is. */
export function whenGreeted(action) {
  greeted = action;
  if (origin) greeted({ origin, wants, sizes: false });
}

function listen({ source, origin: from, data, ports }) {
  if (source !== around || (origin && from !== origin)) return;
  const said = read(data);
  if (said?.type === "hello") greet(said, from, ports[0]);
  else if (origin) act(said);
}

function greet({ tell: told = true, sizes = false }, from, line) {
  const isNew = !origin;
  [origin, wants] = [from, told === true];
  port?.close();
  port = line ?? null;
  if (port) port.onmessage = ({ data }) => act(read(data));
  greeted({ origin, wants, sizes: sizes === true });
  for (const type of [...(isNew || port ? ["ready"] : []), "resize"]) if (last.has(type)) say(type, last.get(type));
  for (const type of ["state", "result"]) if (last.has(type)) pass(type);
}

const act = (said) => said && hearers[said.type]?.(said);

if (around) window.addEventListener("message", listen);
