// What Vite makes of these imports.
declare module "*.yml?raw" {
  const text: string;

  export { text as default };
}
declare module "*?worker&inline" {
  const Thread: new (options?: { readonly name?: string }) => Worker;

  export { Thread as default };
}
declare module "*.css";
