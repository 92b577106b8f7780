#!/usr/bin/env bash
# What the script step of bitrise.yml runs. On Bitrise, write `npx --yes stepauth@0` in place of `stepauth`.
set -euo pipefail

stepauth exec fastlane -- fastlane beta
