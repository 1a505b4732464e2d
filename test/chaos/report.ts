// A report of a chaos run in, what a person reads out.
import { SECOND } from '../../src/time.ts';
import { wrongs, type ChaosReport } from './chaos.ts';

const listed = (counts: Record<string, number>): string =>
  Object.entries(counts)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

export function reportText(report: ChaosReport): string {
  const { plan, kills, typed } = report;
  const killed = Object.values(kills.killed).reduce((sum, count) => sum + count, 0);
  const settled = report.settledAfter === null ? 'never' : `${Math.round(report.settledAfter / SECOND)} s after`;
  const rows: [string, string][] = [
    ['run', `${plan.store}, ${plan.minutes} minutes, seed ${plan.seed}, ${plan.feeds} feeds`],
    ['kill -9', `${killed} in ${kills.storms} storms: ${listed(kills.killed)}`],
    ['stopped past a lease', String(report.outlived)],
    ['ended by themselves', `${report.endedByThemselves} (at a start without Redis or Slack)`],
    ["Slack's faults", listed(report.weather)],
    ['articles', `${report.articles}, with ${report.deals} deals`],
    ['alerts owed', String(report.owed)],
    ['posted', String(report.posted)],
    ['lost', String(report.lost.length)],
    ['doubled', String(report.doubled.length)],
    ['threads out of order', String(report.outOfOrder.length)],
    ['dead', String(report.dead.length)],
    [
      'commands',
      `${listed(typed.outcomes)}; changes confirmed ${typed.confirmed.length}, forgotten ${report.forgotten.length}`,
    ],
    ['all settled', settled],
    ...(report.logs === null ? [] : [['logs', report.logs] satisfies [string, string]]),
  ];
  const table = rows.map(([what, value]) => `${what.padEnd(22)}${value}`);
  return [...table, ...wrongs(report).slice(0, 40)].join('\n');
}
