// A page that shows H5P content, as any site does with h5p-standalone, and notes what it reports.
const asked = new URLSearchParams(location.search);
const previousState = localStorage.getItem("state");
self.statements = [];

const options = {
  id: "course",
  h5pJsonPath: "content",
  frameJs: "standalone/frame.bundle.js",
  frameCss: "standalone/styles/h5p.css",
  user: { name: "Learner", mail: "learner@example.org" },
  saveFreq: asked.get("save") === "no" ? false : 1,
  postUserStatistics: true,
  ajax: { contentUserDataUrl: "user-data?content=:contentId&type=:dataType", setFinishedUrl: "finished" },
  xAPIObjectIRI: "https://example.org/course",
  ...(asked.get("preload") === "yes" && previousState && { contentUserData: [{ dataType: "state", previousState, subContentId: "0" }] }),
};

async function show() {
  await new H5PStandalone.H5P(document.getElementById("h5p"), options);
  H5P.externalDispatcher.on("xAPI", ({ data }) => self.statements.push(structuredClone(data.statement)));
  document.body.dataset.shown = "yes";
}

show();
