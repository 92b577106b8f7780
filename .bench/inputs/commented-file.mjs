/**
 * A file as people keep them: every workflow has an Apple step, and more comments than values.
 *
 * @param {number} steps
 */
export function makeCommentedFile(steps) {
  return `format_version: "17"\nworkflows:\n${Array.from({ length: steps }, (_, index) => workflow(index)).join("")}`;
}

/** @param {number} index */
function workflow(index) {
  const comments = Array.from(
    { length: 9 },
    (_, line) => `        # line ${line} of what people write beside a step\n`,
  );
  return `  release_${index}:
    title: Release ${index}
    envs:
    - LANE: lane_${index}
    steps:
    - fastlane@3:
        inputs:
        - lane: $LANE
        - apple_id: $RELEASE_APPLE_ID
        - password: $RELEASE_APPLE_PASSWORD
${comments.join("")}`;
}
