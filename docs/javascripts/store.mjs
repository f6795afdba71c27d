// What the reader's own browser keeps: one text under one name, one that was set aside, and how far
// the reader has come in practice.
export const NAME = "connect-or-not";
const ASIDE = "connect-or-not.set-aside";
export const PRACTICE = "connect-or-not.practice";

const tried = (action) => {
  try {
    return action() ?? true;
  } catch {
    return null; // storage may be full, or forbidden
  }
};

export const read = (name = NAME) => tried(() => localStorage.getItem(name) ?? "") || "";

/** Keep a text; false if the browser does not allow it. */
export const write = (text, name = NAME) => tried(() => localStorage.setItem(name, text)) !== null;

/** Put away what could not be used, so that what is kept next does not destroy it. */
export const setAside = (text) => tried(() => localStorage.setItem(ASIDE, text));

export const clear = () => tried(() => [NAME, ASIDE, PRACTICE].forEach((name) => localStorage.removeItem(name)));
