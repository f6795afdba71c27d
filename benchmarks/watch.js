// Runs in every page before anything else: answers the questions as fast as the page allows, and
// notes when it could.  It knows only the page's contract, so it is the same for every page.
// ANSWERS and ENGINE (whether to wait for Python to confirm) are put in by visits.py.
(() => {
  if (window !== window.top || !location.protocol.startsWith("http")) return;
  const answers = ANSWERS;
  const marks = {};
  const asked = [];
  const tasks = [];
  const gaps = [];
  let pressed = null;
  let since = 0;
  let over = false;
  let tried = null;
  let lost = 0;

  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) tasks.push([startTime, duration]);
  }).observe({ type: "longtask", buffered: true });

  // A timer that should fire every few milliseconds tells of blocks that are no long task.
  let beat = performance.now();
  const probe = () => {
    const now = performance.now();
    if (now - beat > 20) gaps.push([beat, now - beat]);
    beat = now;
    if (!over) setTimeout(probe, 5);
  };
  setTimeout(probe, 5);

  /** Do something in a task of its own, so that answering adds to no other task. */
  const queue = [];
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => queue.shift()();
  const soon = (action) => {
    queue.push(action);
    port2.postMessage(0);
  };

  /** Note a moment once what is on the page now has been painted. */
  const painted = (name, then) => {
    marks[name] = Infinity;
    requestAnimationFrame(() =>
      soon(() => {
        marks[name] = performance.now();
        then?.();
      }),
    );
  };

  const find = (selector) => document.querySelector(`#questionnaire ${selector}`);
  const seen = (element) =>
    element?.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 0;
  const question = () => find('[data-view="questions"] .con-question:not([hidden])');
  const option = (field) => field.querySelector(`input[value="${answers[field.dataset.question]}"]`);

  // A page whose script is not there yet would lose the answers with a press of Next.
  let handled = false;
  addEventListener("submit", (event) => {
    handled = event.defaultPrevented;
    event.preventDefault();
  });

  function look() {
    if (over) return;
    if (!("question" in marks)) {
      if (seen(question()?.querySelector("label"))) painted("question", answer);
    } else if (Number.isFinite(marks.question)) {
      lookOn();
    }
  }

  function lookOn() {
    if (!("result" in marks) && seen(find('[data-view="result"] [data-platform]'))) painted("result");
    const engine = document.querySelector("#questionnaire").dataset.engine;
    if ("result" in marks && !("python" in marks) && (!ENGINE || engine === "python")) painted("python", end);
    if ("result" in marks) return;
    const field = question();
    if (seen(field) && (field !== pressed || performance.now() - since > 100)) answer();
  }

  function answer() {
    const field = question();
    if (!field) return;
    const chosen = option(field);
    if (!chosen.checked) {
      if (field === tried) lost += 1; // the page came to life and forgot what had been chosen
      chosen.click();
    }
    tried = field;
    handled = false;
    find('[data-view="questions"] button[type="submit"]').click();
    if (!handled) return void setTimeout(look, 4);
    if (field !== pressed) asked.push(field.dataset.question);
    pressed = field;
    since = performance.now();
  }

  function end() {
    if (find('[data-view="result"]').ariaBusy === "true") return void delete marks.python; // not whole yet
    over = true;
    const shown = [...document.querySelectorAll('#questionnaire [data-view="result"] [data-platform]')];
    const stances = Object.fromEntries(shown.map(({ dataset }) => [dataset.platform, dataset.stance]));
    const rules = Object.fromEntries(shown.map((one) => [one.dataset.platform, one.querySelectorAll("[data-rule]").length]));
    window.benchmark = { marks, asked, tasks, gaps, stances, rules, lost, origin: performance.timeOrigin };
    console.debug("benchmark: done");
  }

  new MutationObserver(() => soon(look)).observe(document, { subtree: true, childList: true, attributes: true });
  const frame = () => {
    look();
    if (!over) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})();
