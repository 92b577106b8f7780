/** The style sheet of a report. Colours follow the reader's scheme on a screen; print is always dark on light. */
export const reportStyles: string = `
:root {
  --ground: #f7f6f3; --paper: #ffffff; --well: #f4f3ef; --ink: #1c1c1a; --quiet: #5f5e58; --rule: #e3e1da; --accent: #3d48c2;
  --good: #14704a; --bad: #b42318; --warn: #8a5800; --note: #3f5aa8; --on-sign: #ffffff; --mark: #fdf0c8;
  --good-tint: #eef7f1; --bad-tint: #fdf1ef; --warn-tint: #fdf6e7;
  --sans: Inter, ui-sans-serif, system-ui, -apple-system, "Segoe UI", "Helvetica Neue", Arial, sans-serif;
  --mono: ui-monospace, "SF Mono", "JetBrains Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  color-scheme: light;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --ground: #151513; --paper: #1d1d1a; --well: #262622; --ink: #eceae3; --quiet: #a6a49a; --rule: #35342f; --accent: #aab2ff;
    --good: #63cb98; --bad: #ff9186; --warn: #efbb55; --note: #a3b6f0; --on-sign: #151513; --mark: #4a3d14;
    --good-tint: #1a2620; --bad-tint: #2c1c1a; --warn-tint: #2a2417;
    color-scheme: dark;
  }
}
*, *::before, *::after { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 400 1rem/1.55 var(--sans); -webkit-text-size-adjust: 100%; }
.page { max-width: 62rem; margin: 0 auto; padding: clamp(1.5rem, 5vw, 4rem) clamp(1rem, 4vw, 2.5rem); }
footer.page { padding-block: 0 3rem; color: var(--quiet); font-size: .8125rem; }

.report { container-type: inline-size; overflow-wrap: anywhere; }
.report :where(h1, h2, h3, h4, p, ul, ol, dl, dd, figure, pre) { margin: 0; padding: 0; }
.report :where(ul, ol) { list-style: none; }
.report h1 { font-size: 1.75rem; line-height: 1.25; letter-spacing: -.02em; font-weight: 650; }
.report h2 { font-size: 1.375rem; line-height: 1.3; letter-spacing: -.015em; font-weight: 650; }
.report h3 { font-size: 1.0625rem; line-height: 1.4; letter-spacing: -.01em; font-weight: 620; }
.report h4 { font-size: .8125rem; font-weight: 620; color: var(--quiet); }
.report b { font-weight: 620; }
.report code, .report pre, .report .which, .report .place { font-family: var(--mono); font-size: .875em; font-variant-ligatures: none; }
.report a { color: inherit; text-decoration-color: var(--rule); text-underline-offset: .2em; }
.report a:hover { text-decoration-color: currentColor; }
.report :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.report .quiet, .report span.place { color: var(--quiet); }
.report .eyebrow { font-size: .75rem; font-weight: 620; letter-spacing: .06em; text-transform: uppercase; color: var(--quiet); }
.report .is-error > .severity, .report span.is-error, .report b.is-error { color: var(--bad); }
.report .is-warning > .severity, .report span.is-warning { color: var(--warn); }
.report span.is-error, .report span.is-warning { font-weight: 620; }

.report-head { display: grid; gap: .5rem; }
.report-head .facts { display: flex; flex-wrap: wrap; gap: .25rem 2rem; margin-top: .25rem; font-size: .875rem; }
.report-head .facts div { display: flex; gap: .5rem; }
.report-head dt { color: var(--quiet); }
.report-head .summary { font-size: .9375rem; }
.report .eyebrow + h1 { margin-top: -.25rem; }

.filter { display: flex; flex-wrap: wrap; gap: .25rem; margin: 1.25rem 0 0; padding: 0; border: 0; min-width: 0; font-size: .8125rem; }
.filter legend { float: left; margin: .3125rem .625rem 0 0; padding: 0; color: var(--quiet); }
.filter label { position: relative; cursor: pointer; }
.filter input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
.filter label > span { display: block; padding: .25rem .75rem; border: 1px solid var(--rule); border-radius: 99px; }
.filter .count { color: var(--quiet); font-variant-numeric: tabular-nums; }
.filter input:checked + span { background: var(--ink); border-color: var(--ink); color: var(--ground); }
.filter input:checked + span .count { color: inherit; }
.filter input:focus-visible + span { outline: 2px solid var(--accent); outline-offset: 2px; }

.report .nothing { display: none; margin-top: 2rem; color: var(--quiet); }
.report:has(.show-error:checked) :is(.finding:not(.is-error), .step:not(:has(.finding.is-error)), .workflow:not(:has(.finding.is-error)), .file-findings:not(:has(.finding.is-error)), .others),
.report:has(.show-warning:checked) :is(.finding:not(.is-warning), .step:not(:has(.finding.is-warning)), .workflow:not(:has(.finding.is-warning)), .file-findings:not(:has(.finding.is-warning)), .others),
.report:has(.show-info:checked) :is(.finding:not(.is-info), .step:not(:has(.finding.is-info)), .workflow:not(:has(.finding.is-info)), .file-findings:not(:has(.finding.is-info)), .others) { display: none; }
.report:has(.show-error:checked):not(:has(.finding.is-error)) .nothing,
.report:has(.show-warning:checked):not(:has(.finding.is-warning)) .nothing,
.report:has(.show-info:checked):not(:has(.finding.is-info)) .nothing { display: block; }

.workflow, .file-findings { margin-top: 2.75rem; }
.file-findings > h2 { margin-bottom: .75rem; }
.others { margin-top: 2.75rem; padding-top: 1.25rem; border-top: 1px solid var(--rule); font-size: .875rem; color: var(--quiet); }
.step { margin-top: 1.25rem; padding: 1.5rem; background: var(--paper); border: 1px solid var(--rule); border-radius: 14px; }
.not-covered { display: grid; gap: .375rem; margin-top: 1.25rem; padding: 0; list-style: none; font-size: .875rem; }
.step > header { display: grid; gap: .125rem; }
.step-facts { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .75rem; font-size: .875rem; color: var(--quiet); }
.tag { padding: 0 .5rem; border: 1px solid var(--rule); border-radius: 99px; font-size: .75rem; color: var(--warn); }
.step > * + * { margin-top: 1.5rem; }

.decisions { display: grid; gap: 1.5rem; }
.decision { min-width: 0; }
.decision .outcome { margin-bottom: .375rem; }
.decision .outcome::first-letter { text-transform: uppercase; }
.finding-head .outcome { color: var(--quiet); }
.answer { display: flex; gap: .625rem; align-items: flex-start; font-size: 1.0625rem; }
.answer .icon { flex: none; width: 20px; height: 20px; margin-top: .1875rem; }
.ladder { margin-top: .875rem !important; font-size: .875rem; }
.rung { position: relative; display: grid; grid-template-columns: 20px 1fr; gap: .625rem; padding-bottom: .75rem; }
.rung:last-child { padding-bottom: 0; }
.rung .icon { justify-self: center; margin-top: .1875rem; }
.rung:not(:last-child)::before { content: ""; position: absolute; left: 9.25px; top: 1.5rem; bottom: -.0625rem; border-left: 1.5px solid var(--quiet); opacity: .55; }
.rung.is-selected::before, .rung.is-invalid::before, .rung.is-selected ~ .rung::before, .rung.is-invalid ~ .rung::before { border-left-style: dotted; }
.rung-words { display: grid; grid-template-columns: 1fr auto; column-gap: 1rem; min-width: 0; }
.rung-name b { font-weight: 560; }
.rung-verdict { color: var(--quiet); font-size: .8125rem; }
.rung-reason { grid-column: 1 / -1; color: var(--quiet); font-size: .8125rem; line-height: 1.45; }
.rung:is(.is-selected, .is-in-force) .rung-verdict { color: var(--good); font-weight: 620; }
.rung.is-invalid .rung-verdict { color: var(--bad); font-weight: 620; }
.rung:is(.is-not-configured, .is-not-accepted, .is-not-requested) b { color: var(--quiet); }

.icon { display: block; color: var(--quiet); overflow: visible; }
.icon .fill { fill: currentColor; }
.icon .line { fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; }
.icon .line.ink { stroke: var(--on-sign); stroke-width: 1.75; }
.icon .dotted { stroke-dasharray: .1 3.04; stroke-width: 1.6; }
.icon:is(.is-selected, .is-resolved, .is-in-force) { color: var(--good); }
.icon:is(.is-invalid, .is-failed, .is-error) { color: var(--bad); }
.icon:is(.is-warning, .is-none) { color: var(--warn); }
.icon.is-info { color: var(--note); }

.findings { display: grid; gap: .625rem; }
.finding { display: grid; gap: .75rem; padding: .875rem 1rem; border-radius: 10px; background: var(--well); font-size: .875rem; }
.finding.is-error { background: var(--bad-tint); }
.finding.is-warning { background: var(--warn-tint); }
.finding-words { display: grid; gap: .25rem; align-content: start; justify-items: start; min-width: 0; }
.finding-head { display: flex; align-items: center; flex-wrap: wrap; gap: .125rem .5rem; }
.severity { font-weight: 620; }
.finding .help { color: var(--quiet); }
.finding .fixable { color: var(--quiet); font-size: .8125rem; }
.excerpt { min-width: 0; font-size: .8125rem; }
.excerpt pre { display: flex; flex-wrap: wrap; gap: 0 .875rem; padding: .375rem .75rem; border-radius: 8px; background: var(--paper); white-space: pre-wrap; }
.report .excerpt pre > * { font-size: .75rem; }
.excerpt .place { flex: none; }
.excerpt mark { padding: .0625rem .1875rem; border-radius: 3px; background: var(--mark); color: inherit; }

.inputs h4 { margin-bottom: .25rem; }
.report table { width: 100%; border-collapse: collapse; font-size: .8125rem; }
.report th { text-align: left; font-weight: 400; }
.report thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.report tr { display: grid; gap: 0 1rem; padding: .4375rem 0; border-top: 1px solid var(--rule); }
.report tbody tr:first-child { border-top: 0; }
.report :is(td, tbody th) { padding: 0; min-width: 0; }
.report tbody th { color: var(--quiet); }
.report td .becomes { display: block; color: var(--quiet); }
.report code.hidden { color: var(--quiet); }
.origin { color: var(--quiet); }
.report details { margin-top: .5rem; font-size: .8125rem; }
.report summary { width: fit-content; cursor: pointer; color: var(--quiet); }
.report summary:hover { color: var(--ink); }
.hand-over dl { display: grid; gap: .375rem; margin-top: .5rem; }
.hand-over dl > div { display: grid; gap: 0 1rem; }
.report .step > .hand-over { margin-top: 1rem; }

.report button { font: inherit; cursor: pointer; }
.report button.place { padding: 0; border: 0; background: none; color: var(--accent); font-family: var(--mono); font-size: .8125rem; }
.report button.place:hover { text-decoration: underline; text-underline-offset: .2em; }
.report button.fix { margin-top: .375rem; padding: .3125rem .75rem; border: 1px solid currentColor; border-radius: 8px; background: var(--paper); color: var(--accent); font-weight: 560; text-align: left; }
.report button.fix:hover { background: var(--accent); border-color: var(--accent); color: var(--paper); }

@container (min-width: 34rem) {
  .report tbody th { color: inherit; }
  .report tr { grid-template-columns: minmax(8rem, 1fr) minmax(0, 2fr) minmax(0, 1.6fr); }
  .hand-over dl > div { grid-template-columns: minmax(12rem, 1fr) 2fr; }
}
.decisions.two .rung-words { display: block; }
.decisions.two :is(.rung-verdict, .rung-reason) { display: inline; }
.decisions.two .rung-reason::before { content: " · "; }
@container (min-width: 40rem) {
  .decisions.two { grid-template-columns: 1fr 1fr; gap: 0; }
  .decisions.two .decision + .decision { padding-left: 1.5rem; border-left: 1px solid var(--rule); }
  .decisions.two .decision:first-child { padding-right: 1.5rem; }
  .finding:has(.excerpt) { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 1.5rem; }
}
@container (max-width: 30rem) {
  .step { padding: 1.125rem 1rem; }
}
@media (prefers-reduced-motion: no-preference) {
  .report button, .filter label > span { transition: background-color .12s, color .12s, border-color .12s; }
}
@media print {
  body { background: none; font-size: 10pt; }
  .page { max-width: none; padding: 0; }
  .filter, .report button { display: none; }
  .finding, .rung, .report tr, .decision { break-inside: avoid; }
  .step > header, .workflow > header { break-after: avoid; }
  .step, .finding { background: none; border: 1px solid var(--rule); }
  .report details::details-content { display: block; content-visibility: visible; block-size: auto; }
  .excerpt mark { background: none; text-decoration: underline; }
  .icon { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
