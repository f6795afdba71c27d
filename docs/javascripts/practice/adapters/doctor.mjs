// What an administrator needs to know when a package does not report: what is there, what is not.
import { findApi } from "./find-api.mjs";

const about = self.connectOrNotPackage;
const { words } = about;
const APIS = ["API", "API_1484_11"];

/** The course's own window, when this page was opened from it. */
const course = () => {
  try {
    return self.opener?.connectOrNotSession ?? null;
  } catch {
    return null; // opened by a page of another site
  }
};

const rows = async () => [
  ["versions", [about.format, about.version, `${words.edition} ${about.edition}`, about.engine].join(" · ")],
  ["api", apis()],
  ["session", session()],
  ["room", room()],
  ["last-error", faults()],
  ["csp", await policies()],
  ["blocked", blocked()],
  ["storage", storage()],
  ["browser", self.navigator.userAgent],
];

/** What is called, without asking it anything: a question would open a session of its own. */
function apis() {
  const found = APIS.map((name) => [name, findApi(name)]).filter(([, one]) => one);
  return found.map(([name, { place }]) => `${name} (${words[`found-${place}`]})`).join(", ") || words["no-api"];
}

function session() {
  const here = course();
  if (!here) return words["no-session"];
  return here.notice() || words["session-open"];
}

function room() {
  const here = course();
  if (!here?.kept) return words.unknown;
  const used = here.kept();
  if (!Number.isFinite(here.room)) return words["room-free"].replace("{used}", used);
  return words["room-left"].replace("{used}", used).replace("{left}", here.room - used);
}

function faults() {
  const found = course()?.faults?.() ?? [];
  return found.map(({ call, answer, code, text }) => [call, answer, code, text].filter(Boolean).join(": ")).join("\n") || words.none;
}

/** The content policies that these pages are served with, and those that stand in them. */
async function policies() {
  const inPage = [...document.querySelectorAll('meta[http-equiv="Content-Security-Policy"]')].map(({ content }) => content);
  try {
    const { headers } = await fetch(self.location.href, { method: "HEAD" });
    const sent = headers.get("Content-Security-Policy");
    return [sent, ...inPage].filter(Boolean).join("\n") || words.none;
  } catch {
    return inPage.join("\n") || words.unknown;
  }
}

const blocked = () => (course()?.blocked ?? []).join("\n") || words.none;

function storage() {
  return ["localStorage", "sessionStorage"]
    .map((name) => {
      try {
        self[name].getItem("connect-or-not");
        return `${name}: ${words.yes}`;
      } catch {
        return `${name}: ${words.no}`;
      }
    })
    .join(", ");
}

async function show() {
  const table = document.querySelector('[data-package="doctor"]');
  for (const [name, value] of await rows()) {
    const row = document.createElement("tr");
    row.dataset.row = name;
    const [head, cell] = ["th", "td"].map((tag) => document.createElement(tag));
    head.scope = "row";
    [head.textContent, cell.textContent] = [words[name], value];
    row.append(head, cell);
    table.append(row);
  }
}

show();
