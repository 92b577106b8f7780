export type {
  AccountFlaw,
  ConnectedAccount,
  ConnectedApiKey,
  ConnectedAppleId,
  SessionCookie,
  TestDevice,
} from "./account/account.js";
export { parseConnectedAccount, parseConnectedAccountText } from "./account/parse.js";
export type { AccountInput } from "./account/state.js";
export { accountStatusError } from "./account/status-error.js";
export type { ResolveRequest, StepAdapter, StepInputs, VersionKnown } from "./adapter/adapter.js";
export type { Catalogue, CatalogueInput, CatalogueRange } from "./adapter/catalogue.js";
export { catalogueDay } from "./adapter/catalogue-day.js";
export { defineStepAdapter } from "./adapter/define.js";
export type {
  CredentialInputs,
  HandsFor,
  InputField,
  InputNames,
  InputNamesFor,
  OtherInputs,
  OtherValue,
  StepAdapterDefinition,
  ToolFinds,
  ToolOptions,
  VersionChange,
} from "./adapter/definition.js";
export {
  type CredentialField,
  field,
  type Handover,
  type HandoverConditions,
  keyFile,
  type Part,
} from "./adapter/handover.js";
export type { VersionRules } from "./adapter/rules.js";
export type { StepVersion } from "./adapter/step-version.js";
export { compareVersions, type ResolvedVersion, resolveLock } from "./adapter/versions.js";
export type { ConnectionPlan, CredentialInput, Place, PlanValue } from "./auth-types/plan.js";
export type { AuthTypeRow, AuthTypeTable } from "./auth-types/row.js";
export {
  authTypes,
  connectionPlans,
  deployToItunesconnectApplicationLoaderAuthTypes,
  deployToItunesconnectDeliverAuthTypes,
  exportXcarchiveAuthTypes,
  fastlaneAuthTypes,
  iosAutoProvisionAppstoreconnectAuthTypes,
  iosAutoProvisionAuthTypes,
  manageIosCodeSigningAuthTypes,
  xcodeArchiveAuthTypes,
  xcodeBuildForTestAuthTypes,
} from "./auth-types/table.js";
export { type DiagnosticCode, diagnosticCodes } from "./diagnostics/catalogue.js";
export type { AccountRequest } from "./download/account.js";
export { type BoundedRequest, boundedFetch } from "./download/bounded-fetch.js";
export { fetchConnectedAccount } from "./download/connected-account.js";
export { type FetchResult, type UnreachableReason, unreachableWords } from "./download/result.js";
export type { OnRetry, Retry } from "./download/retry.js";
export { type ErrorOrigin, StepAuthError } from "./errors.js";
export { environmentNames } from "./found/found.js";
export { maskAppleId } from "./found/mask-apple-id.js";
export { credentialInputs } from "./inputs/given.js";
export type { ValueForm } from "./inputs/value-forms.js";
export { checkKeyId, type KeyIdFinding, type KeyIdProblem } from "./keys/check-key-id.js";
export { publicKeyFingerprint } from "./keys/fingerprint.js";
export { type CharacterClasses, inspectPrivateKey, type KeyReport } from "./keys/inspect.js";
export { keyFileName, keyIdFromName } from "./keys/key-id.js";
export { type NormalisedKey, normalisePrivateKey } from "./keys/normalise.js";
export { type KeyRepair, keyRepairs } from "./keys/repairs.js";
export type { KeyShape } from "./keys/shapes.js";
export { materialise } from "./materialise.js";
export {
  type ApiKeyCredentials,
  type ApiKeyResolution,
  type AppleIdCredentials,
  type AppleIdResolution,
  type AuthFile,
  type Candidate,
  type Credentials,
  type Diagnostic,
  type FailedResolution,
  FileRef,
  type Location,
  type Method,
  type NoneResolution,
  type Origin,
  type Policy,
  type Resolution,
  type Severity,
  type Status,
  type StepTool,
  type Value,
  type Verdict,
} from "./model.js";
export { isRecurring, onceFor } from "./remember.js";
export { fastlaneKeyFile } from "./render/hand-over.js";
export { exportedVariables } from "./render/variables.js";
export { type Log, type LogEvent, retryWords } from "./report/log.js";
export { namesElsewhere } from "./report/meant-input.js";
export { selectionWords } from "./report/selection.js";
export { type NeededRoles, neededRoles, type Role, type Work, workNames } from "./roles/roles.js";
export { Secret } from "./secret.js";
export { aloneValue, leadingValue } from "./select/leading.js";
export { choice } from "./select/reasons.js";
export { folderPath } from "./sources/folder-path.js";
export type { ReadFile } from "./sources/io.js";
export { isLocalKeyPath } from "./sources/key-path.js";
export { createToken, type TokenOptions } from "./tokens/create-token.js";
export type { TokenKey } from "./tokens/mint.js";
export { type TokenProvider, type TokenProviderOptions, tokenProvider } from "./tokens/token-provider.js";
