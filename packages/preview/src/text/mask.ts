export { maskAppleId } from "@stepauth/core";
export { REDACTED } from "@stepauth/text";
