// A page in, what axe-core finds wrong with it for people who cannot see, hear or point well, out.
import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Findings of the two grave kinds, each in one line: rule, and the elements. */
export async function graveFindings(page: Page): Promise<string[]> {
  // By the debugger's way, which the page's own policy lets through.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}
