"""A quiz as one would write it by hand in JavaScript: the floor that the site is held to."""
