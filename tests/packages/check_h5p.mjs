// Uploads a package to another project's H5P server, as an author does; prints what it made of it.
// Arguments: the package, an empty folder.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import * as H5P from "@lumieducation/h5p-server";

const [file, folder] = process.argv.slice(2);
const { cacheImplementations, fsImplementations } = H5P;
const [libraries, temporary, content, users] = ["libraries", "temporary", "content", "users"].map((name) => join(folder, name));
for (const one of [libraries, temporary, content, users]) mkdirSync(one, { recursive: true });

const config = new H5P.H5PConfig(new fsImplementations.InMemoryStorage());
const editor = new H5P.H5PEditor(
  new fsImplementations.InMemoryStorage(),
  config,
  new fsImplementations.FileLibraryStorage(libraries),
  new fsImplementations.FileContentStorage(content),
  new fsImplementations.DirectoryTemporaryFileStorage(temporary),
);
const user = { id: "author", name: "Author", email: "author@example.org", type: "local" };
const found = await editor.uploadPackage(file, user);
const { mainLibrary, preloadedDependencies } = found.metadata;
const [{ majorVersion, minorVersion }] = preloadedDependencies;
const library = `${mainLibrary} ${majorVersion}.${minorVersion}`;
const id = await editor.saveOrUpdateContent(undefined, found.parameters, found.metadata, library, user);
const saved = await editor.getContent(id, user);
console.log(JSON.stringify({ installed: found.installedLibraries, metadata: found.metadata, params: saved.params.params }));
