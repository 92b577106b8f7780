/** A workflow file with an Apple step for every 18 lines, most of which are comments. */
export function largeFile(steps: number): string {
  return `format_version: "17"\nworkflows:\n${Array.from({ length: steps }, (_, index) => workflow(index)).join("")}`;
}

function workflow(index: number): string {
  const lines = Array.from(
    { length: 9 },
    (_, line) => `        # line ${line} of what people write beside their steps`,
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
${lines.join("\n")}
`;
}
