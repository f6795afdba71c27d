// The decisions of a quiz as one would write it by hand: a tree of ifs, and a list of conditions.
// Nothing here comes from the engine; check.mjs lets the benchmark compare the two.

export const PLATFORMS = {
  linkedin: { name: "LinkedIn", venue: "professional", follow: false, usual: "work" },
  x: { name: "X", venue: "public", follow: true, usual: "both" },
  facebook: { name: "Facebook", venue: "personal", follow: false, usual: "private" },
  instagram: { name: "Instagram", venue: "public", follow: true, usual: "private" },
};
const STANCES = ["open", "selective", "guarded", "closed", "absent"];

/* Where the person stands on a platform */

function stance(a, venue, account) {
  if (account === "none") return "absent";
  if (a.exposure === "personal-safety" && (account === "private" || venue !== "professional")) return "closed";
  if (account === "private") return careful(a);
  if (venue === "professional") return professional(a);
  if (a.exposure === "sensitive-work") return careful(a);
  return venue === "personal" ? personal(a) : atLarge(a);
}

const careful = (a) => (a.persona === "private" ? "closed" : "guarded");

function professional(a) {
  if (a.exposure === "personal-safety") return a.networking === "essential" ? "guarded" : "closed";
  if (a.exposure === "sensitive-work") return sensitive(a);
  if (a.networking === "essential") return dependent(a);
  return a.networking === "unneeded" ? independent(a) : helped(a);
}

function sensitive(a) {
  if (a.networking === "unneeded") return a.persona === "comfortable" ? "guarded" : "closed";
  if (a.networking !== "essential") return careful(a);
  return a.persona === "comfortable" && a.reputation === "content" ? "selective" : "guarded";
}

function dependent(a) {
  if (a.persona === "private") return "guarded";
  if (a.persona !== "comfortable") return a.reputation === "content" ? "selective" : "guarded";
  const active = a.activity === "weekly" || a.activity === "monthly";
  return a.reputation === "content" && active ? "open" : "selective";
}

function helped(a) {
  if (a.persona === "private") return "closed";
  if (a.reputation !== "content") return "guarded";
  if (a.persona === "comfortable") return a.activity === "rarely" ? "guarded" : "selective";
  return a.activity === "weekly" ? "selective" : "guarded";
}

function independent(a) {
  if (a.persona === "comfortable") return "guarded";
  return a.persona === "private" || a.activity === "rarely" ? "closed" : "guarded";
}

function personal(a) {
  if (a.persona === "private") return "closed";
  if (a.persona !== "comfortable") return "guarded";
  return a.networking === "unneeded" ? "guarded" : "selective";
}

function atLarge(a) {
  if (a.persona === "comfortable") {
    return a.activity === "weekly" || a.activity === "monthly" ? "open" : "selective";
  }
  if (a.persona !== "private") return a.networking === "unneeded" ? "guarded" : "selective";
  return a.networking === "essential" || a.networking === "helpful" ? "guarded" : "closed";
}

/* What follows from it: everything that the lists below look at */

function person(a, id) {
  const { venue, usual } = PLATFORMS[id];
  const use = a[`use-${id}`];
  const account = use === "not-sure" ? usual : use;
  const is = stance(a, venue, account);
  return {
    ...a,
    id,
    account,
    stance: is,
    pro: venue === "professional",
    home: venue === "personal",
    crowd: venue === "public",
    here: is !== "absent",
    open: is === "open",
    selective: is === "selective",
    guarded: is === "guarded",
    closed: is === "closed",
    warm: is === "open" || is === "selective",
    wary: is === "selective" || is === "guarded",
    shy: is === "guarded" || is === "closed",
    willing: is === "open" || is === "selective" || is === "guarded",
    own: account === "private",
    shared: account === "work" || account === "both",
    unsafe: a.exposure === "personal-safety",
    secret: a.exposure === "sensitive-work",
    easy: a.exposure === "ordinary" || a.exposure === "not-sure",
    bound: a.duty === "clients" || a.duty === "regulated",
    regulated: a.duty === "regulated",
    blends: a.mixing === "blend",
    apart: a.mixing === "apart",
    each: a.attention === "each",
  };
}

const always = () => true;

// Rule, action, when it belongs in the policy, and whether it speaks of people already connected.
const RULES = [
  ["get-help-first", "block-report", (p) => p.unsafe, "after"],
  ["harassment", "block-report", (p) => !p.unsafe, "after"],
  ["false-profile-behaving-badly", "block-report", always, "after"],
  ["offended-by-someone-you-know", "accept-limited", always, "after"],
  ["offensive", "remove", always, "after"],
  ["pitch-from-someone-you-know", "accept-limited", always, "after"],
  ["pitch-from-a-client", "accept-limited", (p) => !p.home && !p.bound, "after"],
  ["promotional-follower", "remove", (p) => p.crowd, "after"],
  ["pitched-after-connecting", "remove", (p) => !p.crowd, "after"],

  ["barred-and-false", "block-report", (p) => p.bound],
  ["protected-already-connected", "remove", (p) => p.regulated, "after"],
  ["protected", "decline", (p) => p.regulated],
  ["client-under-rule", "redirect", (p) => p.bound],

  ["copied-profile", "block-report", always],
  ["approach-to-sensitive-work", "block-report", (p) => p.secret],
  ["false-profile", "block-report", (p) => !p.secret],
  ["new-account-of-someone-close", "ask-why", (p) => p.here],

  ["no-account-but-someone-known", "redirect", (p) => !p.here],
  ["no-account", "ignore", (p) => !p.here],
  ["business-not-on-linkedin", "redirect", (p) => p.home && p.here],
  ["business-belongs-elsewhere", "redirect", (p) => p.home && p.here],
  ["close-colleague-kept-apart", "redirect", (p) => !p.pro && p.own && p.apart],
  ["close-colleague-welcome", "accept", (p) => !p.pro && p.own && p.blends && p.guarded],
  ["close-colleague-with-limits", "accept-limited", (p) => !p.pro && p.own && !p.apart && !(p.blends && p.guarded)],
  ["power-on-a-private-account", "redirect", (p) => !p.pro && p.own],
  ["work-on-a-private-account", "redirect", (p) => !p.pro && p.own],
  ["close-colleague-on-a-shared-account", "accept", (p) => p.home && p.shared && p.blends],
  ["close-colleague-in-a-separate-circle", "accept-limited", (p) => p.home && p.shared && !p.blends],
  ["power-on-a-shared-account", "redirect", (p) => p.home && p.shared],
  ["colleague-on-a-shared-account", "accept-limited", (p) => p.home && p.shared && p.blends && p.wary],
  ["colleague-elsewhere", "redirect", (p) => p.home && p.shared],

  ["kin-you-feel-safe-with", "accept", (p) => p.here && p.unsafe],
  ["kin", "accept", (p) => p.here && !p.unsafe],
  ["protected-check-your-rule", "redirect", (p) => p.here && p.duty === "not-sure"],
  ["protected-without-a-rule", "redirect", (p) => p.here && (p.duty === "none" || p.duty === "clients")],
  ["colleagues", "accept", (p) => p.pro && p.here],
  ["power-at-work", "accept", (p) => p.pro && p.here],
  ["pitch-in-the-invitation", "leave-pending", (p) => p.pro && p.here],
  ["clients", "accept", (p) => p.pro && p.here && !p.bound],
  ["business-by-email", "redirect", (p) => p.pro && p.closed],
  ["thin-profile-of-someone-met", "ask-why", (p) => p.pro && p.willing],
  ["prospects", "accept", (p) => p.pro && p.warm],
  ["prospect-who-introduces-themselves", "accept", (p) => p.pro && p.guarded],
  ["prospect-without-introduction", "ask-why", (p) => p.pro && p.guarded],
  ["acquaintances", "accept", (p) => p.pro && p.willing],
  ["a-kind-no", "decline", (p) => p.pro && p.closed],
  ["acquaintance-left-waiting", "leave-pending", (p) => p.pro && p.closed],
  ["thin-profile-of-an-acquaintance", "ask-why", (p) => p.home && p.selective],
  ["acquaintance-with-limits", "accept-limited", (p) => p.home && p.selective],
  ["acquaintance-to-linkedin", "redirect", (p) => p.home && p.shy],
  ["acquaintance-on-a-personal-profile", "leave-pending", (p) => p.home && p.shy],
  ["thin-profile-asking-to-follow", "ask-why", (p) => p.crowd && p.own && p.guarded],
  ["acquaintance-follows-a-private-account", "accept-limited", (p) => p.crowd && p.own && p.guarded],
  ["acquaintance-kept-waiting", "leave-pending", (p) => p.crowd && p.own && p.closed],
  ["recruiter-not-wanted", "ignore", (p) => p.pro && p.closed],
  ["recruiter-thin-and-silent", "ignore", (p) => p.pro && p.willing],
  ["recruiter-vouched-for", "accept-limited", (p) => p.pro && p.willing && !p.easy],
  ["recruiter-to-verify", "leave-pending", (p) => p.pro && p.willing && !p.easy],
  ["recruiter-who-introduces-themselves", "accept", (p) => p.pro && p.wary && p.easy],
  ["recruiter-recommended", "accept", (p) => p.pro && p.wary && p.easy],
  ["recruiter-to-an-open-network", "accept", (p) => p.pro && p.open],
  ["recruiter-with-questions", "ask-why", (p) => p.pro && p.willing && p.easy],
  ["close-colleague-follows", "accept", (p) => p.crowd && p.shared],
  ["business-follows-a-closed-account", "redirect", (p) => p.crowd && p.shared && p.closed],
  ["acquaintance-follows-a-closed-account", "ignore", (p) => p.crowd && p.shared && p.closed],
  ["people-you-know-follow", "let-follow", (p) => p.crowd && p.shared],

  ["pitch-from-a-stranger", "ignore", (p) => (p.pro && p.willing) || (p.home && p.easy && p.wary)],
  ["thin-and-silent", "ignore", (p) => p.pro && p.willing],
  ["only-people-you-know", "ignore", (p) => p.pro && p.closed],
  ["vouched-for-sensitive-work", "accept-limited", (p) => p.pro && p.willing && !p.easy],
  ["verify-before-anything", "leave-pending", (p) => p.pro && p.willing && !p.easy],
  ["introduced-themselves", "accept", (p) => p.pro && p.easy && (p.wary || (p.open && p.each))],
  ["vouched-for", "accept", (p) => p.pro && p.easy && (p.wary || (p.open && p.each))],
  ["worthwhile", "accept", (p) => p.pro && p.easy && (p.selective || (p.open && p.each))],
  ["well-behaved-so-far", "accept", (p) => p.pro && p.easy && (p.wary || (p.open && p.each)), "after"],
  ["no-benefit", "leave-pending", (p) => p.pro && p.easy && p.wary],
  ["shared-contact", "accept", (p) => p.pro && p.easy && p.selective && !p.each],
  ["same-field", "accept", (p) => p.pro && p.easy && p.selective && !p.each],
  ["open-door", "accept", (p) => p.pro && p.open && !p.each],
  ["thin-but-they-wrote", "ask-why", (p) => p.pro && p.easy && p.willing && p.attention !== "none"],
  ["thin-profile", "leave-pending", (p) => p.pro && p.easy && p.willing],
  ["stranger-at-a-closed-door", "ignore", (p) => p.home && p.closed],
  ["friend-of-a-friend", "ask-why", (p) => p.home && p.easy && p.wary],
  ["stranger-may-follow", "let-follow", (p) => p.home && p.easy && p.selective],
  ["stranger-on-a-personal-profile", "ignore", (p) => p.home && p.wary],
  ["anyone-may-follow", "let-follow", (p) => p.crowd && p.open],
  ["thin-follower", "ignore", (p) => p.crowd && p.shared && p.wary],
  ["strangers-may-follow", "let-follow", (p) => p.crowd && p.selective],
  ["genuine-follower", "let-follow", (p) => p.crowd && p.shared && p.guarded],
  ["vouched-follower", "ask-why", (p) => p.crowd && p.own && p.easy && p.guarded],
  ["stranger-at-a-private-account", "ignore", (p) => p.crowd && p.own],
  ["follower-to-look-at", "leave-pending", (p) => p.crowd && p.shared && p.guarded],
  ["stranger-at-a-protected-account", "ignore", (p) => p.crowd && p.shared && p.closed],

  ["time-to-ask", "ask-why", (p) => p.pro && p.easy && p.willing && p.each],
  ["no-time-to-look", "leave-pending", (p) => p.pro && p.easy && p.willing && p.attention === "none"],
  ["wait-for-a-reason", "leave-pending", (p) => p.pro && p.easy && p.willing && !p.each && p.attention !== "none"],
  ["public-by-default", "let-follow", (p) => p.crowd && p.warm],
  ["find-out-who", "leave-pending", (p) => p.here && !(p.crowd && p.warm)],
];

// Habit, where it stands in the policy, and when it belongs there.
const HABITS = [
  ["say-why", "send", (p) => p.pro && p.here],
  ["do-your-homework", "send", (p) => p.pro && p.here],
  ["ask-before-naming", "send", (p) => p.pro && p.here],
  ["one-chance", "send", (p) => p.pro && p.here && (p.networking === "essential" || p.networking === "helpful")],
  ["no-pitch", "send", (p) => p.pro && p.here],
  ["what-to-expect", "send", (p) => p.pro && p.warm],
  ["useful-link-later", "send", (p) => p.pro && p.warm],
  ["seldom-send", "send", (p) => !p.crowd && p.shy],
  ["no-clients-here", "send", (p) => p.home && p.here],
  ["one-network-at-a-time", "send", (p) => p.home && p.here],
  ["what-you-saw-there", "send", (p) => p.home && p.here],
  ["managers-do-not-send-first", "send", (p) => !p.crowd && p.here],
  ["follow-freely", "send", (p) => p.crowd && p.here],
  ["never-to-protected", "send", (p) => p.bound && p.here],
  ["thank-them", "after", (p) => p.pro && p.warm],
  ["call-with-a-reason", "after", (p) => p.pro && p.warm],
  ["show-up", "after", (p) => p.warm && (p.activity === "weekly" || p.activity === "monthly")],
  ["quiet-account", "after", (p) => p.willing && (p.activity === "rarely" || p.activity === "not-sure")],
  ["settings-second", "after", (p) => p.home && p.here],
  ["mind-the-audience", "after", (p) => p.account === "both" && p.here],
  ["your-feed", "after", (p) => p.pro && p.here],
  ["when-the-purpose-changes", "prune", (p) => p.here],
  ["commercial-friends", "prune", (p) => p.home && p.here],
  ["withdraw-old-invitations", "prune", (p) => p.pro && p.here],
  ["strangers-who-follow", "prune", (p) => p.crowd && p.shy],
  ["a-word-first", "prune", (p) => !p.crowd && p.here && !p.unsafe],
  ["leave-in-good-order", "prune", (p) => !p.here],
];

// Setting or limit, its platform, and when it matters.
const SETTINGS = [
  ["linkedin-who-may-invite", "linkedin", (p) => p.shy],
  ["linkedin-hide-connections", "linkedin", (p) => p.here],
  ["linkedin-follow-first", "linkedin", (p) => p.wary],
  ["linkedin-about-this-profile", "linkedin", (p) => p.here],
  ["linkedin-few-notes", "linkedin", (p) => p.willing],
  ["linkedin-no-clause", "linkedin", (p) => p.warm],
  ["facebook-who-may-ask", "facebook", (p) => p.shy],
  ["facebook-friends-list", "facebook", (p) => p.wary || p.closed],
  ["facebook-restricted", "facebook", (p) => p.wary || p.closed],
  ["facebook-ignored-may-follow", "facebook", (p) => p.wary || p.closed],
  ["facebook-personal-purposes", "facebook", (p) => p.shared],
  ["x-protect-posts", "x", (p) => p.shy],
  ["x-remove-follower", "x", (p) => p.here],
  ["x-block-still-reads", "x", (p) => p.here],
  ["instagram-private-account", "instagram", (p) => p.shy],
  ["instagram-message-requests", "instagram", (p) => p.here],
  ["instagram-close-friends", "instagram", (p) => p.own || p.account === "both"],
  ["instagram-restrict", "instagram", (p) => p.shy],
];

/** The stances alone, for the list beside the questions. */
export const stances = (answers) =>
  Object.fromEntries(Object.keys(PLATFORMS).map((id) => [id, person(complete(answers), id).stance]));

/** The whole policy; what was not answered counts as not sure. */
export function policy(answers) {
  const a = complete(answers);
  return Object.keys(PLATFORMS).map((id) => {
    const p = person(a, id);
    return {
      id,
      stance: p.stance,
      clause: p.crowd && p.own ? "public-private" : PLATFORMS[id].venue,
      rules: RULES.filter(([, , when]) => when(p)).map(([rule, action, , section = "arrives"]) => ({ rule, action, section })),
      habits: HABITS.filter(([, , when]) => when(p)).map(([habit, section]) => ({ habit, section })),
      settings: SETTINGS.filter(([, where, when]) => where === id && when(p)).map(([setting]) => setting),
    };
  });
}

const IDS = "exposure persona networking activity reputation duty mixing attention".split(" ");
const NOTHING = Object.fromEntries([...IDS, ...Object.keys(PLATFORMS).map((id) => `use-${id}`)].map((id) => [id, "not-sure"]));
const complete = (answers) => ({ ...NOTHING, ...answers });

/** Platforms with the same stance stand together, the most open first. */
export function grouped(platforms) {
  const groups = new Map();
  for (const one of [...platforms].sort((a, b) => STANCES.indexOf(a.stance) - STANCES.indexOf(b.stance))) {
    const key = `${one.clause} ${one.stance}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}
