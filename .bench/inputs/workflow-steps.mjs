// The steps that generated workflow files are made of.

/** @typedef {import("./random.mjs").Random} Random */
/** @typedef {(random: Random) => string} WriteStep */

export const shortestStep = "      - cache-pull@2: {}\n";

const COMMANDS = /** @type {const} */ ([
  "bundle install --jobs 4 --retry 3",
  'agvtool new-version -all "$BITRISE_BUILD_NUMBER"',
  'if [ -n "$BITRISE_GIT_TAG" ]; then echo "tagged: $BITRISE_GIT_TAG"; fi',
  "swiftlint lint --strict --reporter github-actions-logging",
  'envman add --key RELEASE_NOTES --value "$(git log -1 --format=%B)"',
  "plutil -lint Harbour/Info.plist # what the store refuses, we refuse",
  "xcrun simctl list devices available",
]);

/** @type {readonly [WriteStep, ...WriteStep[]]} */
export const appleSteps = [
  () => `      # The API key of the team, and nothing of whoever is connected.
      - fastlane@3:
          title: Upload to TestFlight
          inputs:
            - lane: $LANE
            - connection: "off"
            - api_key_path: $APP_STORE_KEY
            - api_issuer: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22
`,
  () => `      - fastlane@3.5:
          inputs:
            - lane: $LANE
            - apple_id: $RELEASE_APPLE_ID
            - password: $RELEASE_PASSWORD
            - app_password: $RELEASE_APP_PASSWORD
`,
  () => `      - deploy-to-itunesconnect-deliver@2:
          inputs:
            - ipa_path: ./build/Harbour.ipa
            - bundle_id: com.example.harbour
            - skip_metadata: "yes"
            - submit_for_review: "no"
`,
  () => `      - deploy-to-itunesconnect-application-loader@2:
          title: Upload the build
          inputs:
            - connection: api_key
            - ipa_path: ./build/Harbour.ipa
`,
  (random) => `      - ios-auto-provision-appstoreconnect@2:
          inputs:
            - distribution_type: app-store
            - scheme: $BITRISE_SCHEME
            - min_profile_days_valid: "${random.integer(1, 30)}"
`,
];

/** @type {readonly [WriteStep, ...WriteStep[]]} */
export const otherSteps = [
  script,
  script,
  xcodeArchive,
  xcodeTest,
  (random) => cache("restore-cache@2", random),
  (random) => cache("save-cache@1", random),
  () => "      - cocoapods-install@2: {}\n",
  () => "      - deploy-to-bitrise-io@2:\n          run_if: .IsCI\n",
];

/** @type {WriteStep} */
function script(random) {
  const commands = Array.from({ length: random.integer(2, 8) }, () => `                ${random.pick(COMMANDS)}`);
  return `      - script@1:
          title: Prepare ${random.integer(1, 99)}
          inputs:
            - content: |-
                #!/usr/bin/env bash
                set -euo pipefail
${commands.join("\n")}
`;
}

/** @type {WriteStep} */
function xcodeArchive(random) {
  return `      # Signed by the step itself.
      - xcode-archive@5:
          title: Archive
          inputs:
            - project_path: $BITRISE_PROJECT_PATH
            - scheme: $BITRISE_SCHEME
            - configuration: Release
            - distribution_method: app-store
            - automatic_code_signing: "off"
            - export_method: app-store
            - compile_bitcode: "no"
            - perform_clean_action: "${random.pick(["yes", "no"])}"
            - log_formatter: xcbeautify
            - output_dir: ./build
`;
}

/** @type {WriteStep} */
function xcodeTest(random) {
  return `      - xcode-test@6:
          run_if: '{{getenv "SKIP_TESTS" | ne "true"}}'
          inputs:
            - scheme: $BITRISE_SCHEME
            - destination: platform=iOS Simulator,name=iPhone ${random.integer(14, 17)},OS=latest
            - test_repetition_mode: retry_on_failure
`;
}

/**
 * @param {string} step
 * @param {Random} random
 */
function cache(step, random) {
  return `      - ${step}:
          inputs:
            - key: pods-v${random.integer(1, 9)}-{{ checksum "Podfile.lock" }}
`;
}
