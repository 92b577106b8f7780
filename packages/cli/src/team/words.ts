import type { Location } from "@stepauth/core";
import type { Problem } from "./problem.js";

/** A second entry of the same team. */
export function twice(location: Location): Problem {
  return {
    code: "team/duplicate",
    message: "The list has the team a second time.",
    help: "Keep the entry that counts, and remove the other.",
    location,
    reason: "the team is in the list twice",
  };
}

/** Something in a list that is no entry. */
export function stray(location: Location): Problem {
  return {
    code: "team/malformed",
    message: "The list has something that is no entry of a team.",
    help: "Each entry has a `team_id` of capital letters and digits.",
    location,
    reason: "the list has something that is no entry",
  };
}
