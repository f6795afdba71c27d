// Work that nobody waits for, done when what they do wait for is on the screen.

const LONGEST = 500; // milliseconds that it is put off at most
const idle = window.requestIdleCallback ?? ((action) => setTimeout(action));

/** Until when something that is put off now is done at the latest. */
export const inTime = () => performance.now() + LONGEST;

/** Do something once the browser has nothing more urgent to do, at the latest by a certain time. */
export const whenIdle = (action, by = inTime()) =>
  idle(() => action(), { timeout: Math.max(1, by - performance.now()) });
