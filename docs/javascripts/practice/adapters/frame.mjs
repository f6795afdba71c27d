// The page around the course: what it says of the learning system, and the button to leave by.

const { words } = self.connectOrNotPackage;
const place = (name) => document.querySelector(`[data-package="${name}"]`);

/** Say something by its id, or nothing. */
export function say(id) {
  const notice = place("notice");
  notice.hidden = !id;
  notice.dataset.notice = id ?? "";
  notice.textContent = id ? words[id] : "";
}

/** Offer to leave: `leave` returns whether all is safe, or a promise of it. */
export function offerToLeave(leave) {
  const button = place("leave");
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    if (await leave()) return void close();
    button.disabled = false;
  });
}

/** Put the course away, and close a window that was opened for it alone. */
function close() {
  place("leave").hidden = true;
  place("course").hidden = true;
  say("left");
  if (self.top === self && self.opener) self.close();
}

/** Call `pause` when the page may be about to go, `end` when it goes. */
export function watch({ pause, end }) {
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && pause());
  self.addEventListener("pagehide", end);
  self.addEventListener("online", pause);
  // A page brought back from the browser's memory has ended its session: it must begin a new one.
  self.addEventListener("pageshow", ({ persisted }) => persisted && self.location.reload());
}

/** A keeper for a course that nobody asks about. */
export const nobody = () => ({ saved: null, save() {}, answered() {}, scored() {} });
