// Work that nobody waits for, done when what they do wait for is on the screen.

const LONGEST = 500; // milliseconds that it is put off at most
const idle = window.requestIdleCallback ?? ((action) => setTimeout(action));

/** Do something once the browser has nothing more urgent to do. */
export const whenIdle = (action) => idle(() => action(), { timeout: LONGEST });
