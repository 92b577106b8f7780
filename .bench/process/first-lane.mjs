// What `stepauth lane` needs before it can answer: the package, the parser, and the first file.
import { analyseLane, filesFolder } from "../../packages/lanes/dist/index.js";
import { makeFastfile } from "../inputs/fastfile.mjs";

const environment = { CI: "true", FASTLANE_PASSWORD: "made-up" };
await analyseLane(filesFolder({ "fastlane/Fastfile": makeFastfile(300) }), {
  workDir: "",
  environment,
  lane: "ios beta",
});
