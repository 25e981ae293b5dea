// Vitest runs server modules outside Next's bundler, where the marker package `server-only` would throw.
export {};
