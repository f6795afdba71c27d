// What doctor.html may look at while the course is open beside it.

/** Offer a view of a session, with what the browser has refused to do in this page. */
export function watched(view) {
  const blocked = [];
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
    blocked.push(`${effectiveDirective} ${blockedURI}`),
  );
  const notice = () => document.querySelector('[data-package="notice"]').textContent;
  self.connectOrNotSession = { ...view, blocked, notice };
}
