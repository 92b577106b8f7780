export { type AccountFromEnvOptions, connectedAccountFromEnv } from "./account-from-env.js";
export { makePrivateFolder, removeFolder, writeAuthFiles } from "./key-folder.js";
export { type MaterialiseOptions, materialise } from "./materialise.js";
export { MaterialisedAuth } from "./materialised.js";
export { type FileRead, fileReadWords, readDocumentFile, readKeyFile, readTextFile } from "./read.js";
export { type RenderedAuth, renderAuth } from "./render.js";
export { altoolKeyFolders, type FoundKeyFile, findKeyFiles, findStaleKeyFiles, type KeyPlaces } from "./stale-keys.js";
