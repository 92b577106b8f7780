import { appPassword } from "./app-password.js";
import { connectionValue } from "./connection-value.js";
import { envCollision } from "./env-collision.js";
import { keyPath } from "./key-path.js";
import { notCovered } from "./not-covered.js";
import { notReplaced } from "./not-replaced.js";
import { meantOption, optionValue } from "./option-value.js";
import type { Rule } from "./rule.js";
import { scriptNotConnected } from "./script-not-connected.js";
import { secretInFile, secretInInput, secretInOtherStep } from "./secret-in-clear.js";
import { shippedDiffers } from "./shipped-differs.js";
import { shortened } from "./shortened.js";
import { toolRelease } from "./tool-release.js";
import { unknownInput } from "./unknown-input.js";
import { unknownStep } from "./unknown-step.js";
import { unquoted } from "./unquoted.js";
import { unsetVariable } from "./unset-variable.js";
import { unusedInputs } from "./unused-inputs.js";
import { wayOut } from "./way-out.js";

/** Every rule beyond what the resolver finds by itself. This is the one place that lists them. */
export const rules: readonly Rule[] = [
  connectionValue,
  unquoted,
  notReplaced,
  shortened,
  unsetVariable,
  ...wayOut,
  optionValue,
  meantOption,
  unknownInput,
  shippedDiffers,
  keyPath,
  unusedInputs,
  appPassword,
  envCollision,
  toolRelease,
  secretInInput,
  secretInOtherStep,
  secretInFile,
  scriptNotConnected,
  notCovered,
  unknownStep,
];
