// What the reader's own browser keeps: one text under one name, and one that was set aside.
export const NAME = "connect-or-not";
const ASIDE = "connect-or-not.set-aside";

const tried = (action) => {
  try {
    return action() ?? true;
  } catch {
    return null; // storage may be full, or forbidden
  }
};

export const read = () => tried(() => localStorage.getItem(NAME) ?? "") || "";

/** Keep a text; false if the browser does not allow it. */
export const write = (text) => tried(() => localStorage.setItem(NAME, text)) !== null;

/** Put away what could not be used, so that what is kept next does not destroy it. */
export const setAside = (text) => tried(() => localStorage.setItem(ASIDE, text));

export const clear = () => tried(() => [NAME, ASIDE].forEach((name) => localStorage.removeItem(name)));
