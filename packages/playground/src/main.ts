import { fromFragment } from "./link/codec.js";
import { adoptReportStyles } from "./page/styles.js";
import { trustOnlyTheThread } from "./page/trusted.js";
import { Playground } from "./playground.js";
import "./page/page.css";

trustOnlyTheThread();
adoptReportStyles();
const playground = new Playground(await fromFragment(location.hash));
window.addEventListener("hashchange", async () => {
  const shared = await fromFragment(location.hash);
  if (shared) playground.open(shared);
});
