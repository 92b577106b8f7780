export { REDACTED, Text, type TextPart } from "./text.js";
