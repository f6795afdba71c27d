// Keeps a course that is one file by itself: in the browser's own storage, where there is one.

const { title, scenarios } = self.connectOrNotCourse;
const NAME = ["connect-or-not", title, ...scenarios.map(({ id }) => id)].join(" ");

function keeper() {
  try {
    const saved = self.localStorage.getItem(NAME);
    return { ...nobody, saved, save: (state) => self.localStorage.setItem(NAME, state) };
  } catch {
    return { ...nobody, notice: self.connectOrNotPackage.words["not-kept"] };
  }
}

const nobody = { saved: null, save() {}, answered() {}, scored() {} };

self.connectOrNotKeeper = Promise.resolve(keeper());
