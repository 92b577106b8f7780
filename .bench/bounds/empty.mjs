// The bound of an import: a module with nothing in it.
export {};
