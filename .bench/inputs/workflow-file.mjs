// Workflow files such as people have them: workflows of many steps, of which few talk to Apple.

import { randomOf } from "./random.mjs";
import { appleSteps, otherSteps, shortestStep } from "./workflow-steps.mjs";

/** @typedef {import("./random.mjs").Random} Random */

/** One step in so many characters talks to Apple. */
const APPLE_STEP_EVERY = 2000;

const HEADER = `# Harbour: tests on every push, TestFlight every night.
format_version: "17"
default_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git
meta:
  bitrise.io: &stack { stack: osx-xcode-16.2.x }
app:
  envs:
    - BITRISE_PROJECT_PATH: Harbour.xcworkspace
    - BITRISE_SCHEME: Harbour
    # From the app's generic file storage.
    - APP_STORE_KEY: $BITRISEIO_APP_STORE_KEY_URL
trigger_map:
  - push_branch: main
    workflow: workflow-1
  - pull_request_source_branch: "*"
    workflow: workflow-1
workflows:
`;

/**
 * Writes a workflow file: the same for the same seed, of as many bytes as wanted or a few less. It takes 1 000 to hold an
 * Apple step.
 *
 * @param {{ seed: number, bytes: number }} wanted
 */
export function makeWorkflowFile({ seed, bytes }) {
  const random = randomOf(seed);
  const draft = new Draft(bytes);
  let appleStepAt = HEADER.length; // The first comes early, so that a small file has one, too.
  for (let number = 1; draft.add([opening(number)]); number += 1) {
    for (let left = random.integer(4, 14); left > 0; left -= 1) {
      const isDue = draft.text.length >= appleStepAt;
      if (isDue && draft.add([random.pick(appleSteps), ...appleSteps].map((write) => write(random))))
        appleStepAt += APPLE_STEP_EVERY;
      else if (!draft.add([random.pick(otherSteps)(random), shortestStep])) return draft.text;
    }
  }
  return draft.text;
}

/** @param {number} number */
function opening(number) {
  return `  workflow-${number}:
    title: Workflow ${number}
    envs:
      - LANE: beta
    steps:
      - git-clone@8: {}
`;
}

/** A text that never becomes longer than it may. */
class Draft {
  text = HEADER;

  /** @param {number} bytes */
  constructor(bytes) {
    this.bytes = bytes;
  }

  /** Adds the first piece that there is room for; false without any. @param {readonly string[]} pieces */
  add(pieces) {
    const fitting = pieces.find((piece) => this.text.length + piece.length <= this.bytes);
    this.text += fitting ?? "";
    return fitting !== undefined;
  }
}
