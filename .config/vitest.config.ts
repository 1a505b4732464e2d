import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    reporters: ['default', './.config/closing-line.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    maxWorkers: 3, // on two cores: a third of the time tests wait for processes, leases and pages
  },
});
