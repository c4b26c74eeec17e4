import { defineConfig } from 'vitest/config';

/** `make bench`: prints figures; kept apart from the tests, because they want a quiet machine. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    environment: 'node',
    include: ['**/*.measure.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    reporters: ['dot'],
    disableConsoleIntercept: true,
  },
});
