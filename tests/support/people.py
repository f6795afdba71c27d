"""Sets of answers that lead to policies unlike each other."""

from __future__ import annotations

from tests.support.authors import PERSONS, pairs

#: The authors, and some whom they did not think of.
PEOPLE = PERSONS | {
    name: pairs(text)
    for name, text in {
        "says-little": "persona=limited",
        "at-risk": "exposure=personal-safety networking=essential persona=private "
        "use-linkedin=work",
        "sensitive-work": "exposure=sensitive-work persona=comfortable networking=essential "
        "reputation=content attention=each use-linkedin=both use-x=work",
        "nurse": "duty=regulated exposure=ordinary persona=limited networking=helpful mixing=apart "
        "use-linkedin=work use-facebook=private use-instagram=private use-x=none attention=none",
        "everything-for-work": "duty=clients exposure=ordinary persona=comfortable "
        "networking=helpful reputation=careful activity=rarely mixing=blend attention=some "
        "use-linkedin=work use-x=work use-facebook=both use-instagram=work",
    }.items()
}
