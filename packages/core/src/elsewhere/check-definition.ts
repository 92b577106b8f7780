/**
 * What is bundled for a browser or worker does not check definitions again: they were where the adapter was written and
 * tested, in Node or with the bundler's condition `development`.
 */
export function checkDefinition(): void {}
