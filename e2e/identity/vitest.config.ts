import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['**/*.test.ts'],
    // Each file starts programs of its own; the machine has few cores.
    maxWorkers: 2,
    testTimeout: 300_000,
    hookTimeout: 120_000,
    // Two browsers on two cores may take seconds to show what one shows at once.
    expect: { poll: { timeout: 60_000 } },
  },
});
