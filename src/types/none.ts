/** What runs where a bundler meets an import of the types alone: nothing. */
export {}
