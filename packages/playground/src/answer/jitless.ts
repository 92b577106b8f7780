import { config } from "zod/mini";

// Otherwise zod tries whether it may compile code, which the page's policy refuses and reports. Must be imported first.
config({ jitless: true });
