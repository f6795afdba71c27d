// Sees to it that a course open in two windows is reported by one of them: the newest.

/** Take the course over; `lost` is called once another window does. Without locks, nothing happens. */
export function takeOver(name, lost) {
  const locks = self.navigator.locks; // only where pages are served safely
  const held = locks?.request(name, { steal: true }, () => new Promise(() => {}));
  held?.catch((error) => error.name === "AbortError" && lost());
}
