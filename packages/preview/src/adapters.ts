import { applicationLoader } from "@stepauth/application-loader";
import { autoProvisionApi } from "@stepauth/auto-provision-api";
import { autoProvisionAppleId } from "@stepauth/auto-provision-apple-id";
import type { StepAdapter } from "@stepauth/core";
import { deliver } from "@stepauth/deliver";
import { exportXcarchive } from "@stepauth/export-xcarchive";
import { fastlane } from "@stepauth/fastlane";
import { manageIosCodeSigning } from "@stepauth/manage-ios-code-signing";
import { xcodeArchive } from "@stepauth/xcode-archive";
import { xcodeBuildForTest } from "@stepauth/xcode-build-for-test";

/** Every adapter there is. This is the one place that lists them. */
export const adapters: readonly StepAdapter[] = [
  fastlane,
  deliver,
  applicationLoader,
  autoProvisionApi,
  autoProvisionAppleId,
  manageIosCodeSigning,
  xcodeArchive,
  exportXcarchive,
  xcodeBuildForTest,
];

/** The adapter of a step ID or of an adapter's short name. */
export function findAdapter(name: string, known: readonly StepAdapter[] = adapters): StepAdapter | undefined {
  return known.find((adapter) => adapter.step === name || adapter.name === name);
}
