#!/usr/bin/env node
// `stakewatch start | web | worker | detect | backtest | status | doctor | feeds | watchlist | store | help`: reads the words,
// calls one function, sets the exit status.
import { Command, InvalidArgumentError } from 'commander';
import { TERMINAL } from './cli/terminal.ts';
import { VERSION } from './version.ts';

// What a command needs is imported when it runs: `detect` starts in a fifth of the time that Slack's and the store's
// packages would take.
const settings = () => import('./cli/settings.ts');

const program = new Command('stakewatch')
  .description(
    'Tells a team, once per deal and with the evidence, when the ownership of a company it depends on changes.',
  )
  .version(VERSION)
  .helpCommand(false)
  .showSuggestionAfterError()
  .configureHelp({ sortSubcommands: false });

for (const [part, description] of [
  ['start', 'run the bot: in Slack with SLACK_… set, in preview on this machine without'],
  ['web', 'run only what Slack and hubs talk to, beside workers on the same Redis'],
  ['worker', 'run only what polls feeds and posts alerts; as many as needed'],
] as const) {
  program
    .command(part)
    .description(description)
    .action(async () => {
      const { start } = await import('./cli/start.ts');
      await start(part, (await settings()).configOrExit(), TERMINAL);
    });
}

interface DetectFlags {
  stories?: boolean;
  explain?: boolean;
  json?: boolean;
  config?: string;
}
program
  .command('detect')
  .description('news items in (JSON Lines: id, title, body, url?, date?), their ownership events and ripples out')
  .argument('[file...]', 'the file; - for standard input; with --explain also a plain text, or the words themselves', [
    '-',
  ])
  .option('--stories', 'join the items of one deal and print its id')
  .option('--explain', 'say how each event was read, and what was turned away, as a page for people')
  .option('--json', 'with --explain: as JSON Lines')
  .option('--config <dir>', 'folder of companies.yaml')
  .action(async (given: string[], options: DetectFlags) => {
    if (options.json === true && options.explain !== true)
      (await settings()).fail('detect: --json goes with --explain');
    if (given.length > 1 && options.explain !== true)
      (await settings()).fail(`detect: expected one file, got ${given.length}; words as they are go with --explain`);
    const file = given.join(' ');
    const { detect } = await import('./cli/detect.ts');
    const { registryOrExit } = await import('./cli/registry.ts');
    const registry = await registryOrExit(options.config);
    const explain = options.explain !== true ? 'no' : options.json === true ? 'json' : 'page';
    process.exitCode = await detect(file, { stories: options.stories === true, explain }, registry, TERMINAL);
  });

program
  .command('backtest')
  .description('news items in, the alerts that each channel of a config folder would have had out')
  .argument('[file]', 'the file; - for standard input', '-')
  .option('--config <dir>', 'folder of watchlist.yaml and, where it has one, companies.yaml')
  .option('--pretty', 'as text for people')
  .action(async (file: string, options: { config?: string; pretty?: boolean }) => {
    const { backtest } = await import('./cli/backtest.ts');
    const { createRegistry } = await import('./match/aliases.ts');
    const { watchlists, companies } = (await settings()).watchOrExit(options.config);
    const world = { watchlists, registry: createRegistry(companies) };
    process.exitCode = await backtest(file, { pretty: options.pretty === true }, world, TERMINAL);
  });

program
  .command('status')
  .description('how the bot does that runs on the same store; the exit status is 1 when something is wrong')
  .option('--json', 'as one JSON object')
  .action(async (options: { json?: boolean }) => {
    const { showStatus } = await import('./cli/status.ts');
    process.exitCode = await showStatus((await settings()).configOrExit(), { json: options.json === true }, TERMINAL);
  });

program
  .command('doctor')
  .description('check Node, settings, store, Redis, Slack tokens and channels, and every feed')
  .action(async () => {
    const { doctor } = await import('./cli/doctor.ts');
    process.exitCode = await doctor(process.env, TERMINAL);
  });

const feeds = program.command('feeds').description('the feeds that are read');
feeds
  .command('list')
  .description('every feed with its health')
  .option('--json', 'as JSON Lines')
  .action(async (options: { json?: boolean }) => {
    const { listFeeds } = await import('./cli/feeds.ts');
    process.exitCode = await listFeeds((await settings()).configOrExit(), { json: options.json === true }, TERMINAL);
  });
feeds
  .command('health')
  .description('when each feed was read, what came, how often, what is wrong')
  .option('--json', 'as JSON Lines')
  .action(async (options: { json?: boolean }) => {
    const { showFeedHealth } = await import('./cli/feed-health.ts');
    const config = (await settings()).configOrExit();
    process.exitCode = await showFeedHealth(config, { json: options.json === true }, TERMINAL);
  });
feeds
  .command('test')
  .description('read a feed once and say what is in it')
  .argument('<url>', 'its address')
  .action(async (url: string) => {
    const { testFeed } = await import('./cli/feeds.ts');
    process.exitCode = await testFeed(url, (await settings()).configOrExit(), TERMINAL);
  });

feeds
  .command('parse')
  .description('say what is read in a feed: a page, or with --json the same for many')
  .argument('<file or url>', 'a feed; with --json JSON Lines {file, url?, contentType?}, - for standard input')
  .option('--json', 'read and print JSON Lines')
  .action(async (place: string, options: { json?: boolean }) => {
    const { parseLines, parseOne } = await import('./cli/feeds-parse.ts');
    const { configOrExit } = await settings();
    process.exitCode =
      options.json === true ? await parseLines(place, TERMINAL) : await parseOne(place, configOrExit, TERMINAL);
  });
feeds
  .command('import')
  .description('add the feeds of an OPML file, with their folders')
  .argument('<file>', 'as other feed readers export it; - for standard input')
  .option('--dry-run', 'only say what would be added')
  .action(async (file: string, options: { dryRun?: boolean }) => {
    const { withStore } = await import('./cli/store.ts');
    const { importFeeds } = await import('./cli/opml.ts');
    const config = (await settings()).configOrExit();
    process.exitCode = await withStore(config, (store) =>
      importFeeds(file, { dryRun: options.dryRun === true }, { store, config, now: Date.now() }, TERMINAL),
    );
  });
feeds
  .command('export')
  .description('write every feed as OPML, with its folder')
  .argument('[file]', 'the file; - for standard output', '-')
  .action(async (file: string) => {
    const { withStore } = await import('./cli/store.ts');
    const { exportFeeds } = await import('./cli/opml.ts');
    const config = (await settings()).configOrExit();
    process.exitCode = await withStore(config, (store) => exportFeeds(file, { store, config }, TERMINAL));
  });

const format = (text: string): 'yaml' | 'csv' => {
  if (text === 'yaml' || text === 'csv') return text;
  throw new InvalidArgumentError('expected yaml or csv');
};
interface ChannelOptions {
  channel?: string;
  team?: string;
  format?: 'yaml' | 'csv';
}
const watchlist = program.command('watchlist').description("a channel's watchlist as a YAML or CSV file");
for (const [name, description] of [
  ['export', 'write it to the file; - for standard output'],
  ['import', "put the file's companies in its place; - for standard input"],
] as const) {
  watchlist
    .command(name)
    .description(description)
    .argument('<file>', 'a name that ends in .yaml or .csv')
    .option('--channel <id or name>', 'which channel, where there is more than one')
    .option('--team <id>', 'which workspace, where there is more than one')
    .option('--format <format>', 'yaml or csv, where the file does not say', format)
    .action(async (file: string, options: ChannelOptions) => {
      const { withStore } = await import('./cli/store.ts');
      const { exportWatchlist, importWatchlist } = await import('./cli/watchlist.ts');
      const { createRegistry } = await import('./match/aliases.ts');
      const config = (await settings()).configOrExit();
      process.exitCode = await withStore(config, (store) =>
        name === 'export'
          ? exportWatchlist(file, options, store, TERMINAL)
          : importWatchlist(
              file,
              options,
              { store, registry: createRegistry(config.companies), now: Date.now() },
              TERMINAL,
            ),
      );
    });
}

const store = program.command('store').description('everything that is remembered, to move it to another store');
for (const [name, description] of [
  ['export', 'write it to a file that only you can read, or with - to standard output; stop the bot first'],
  ['import', "take an export's records into this store, which must be empty; - for standard input"],
] as const) {
  store
    .command(name)
    .description(description)
    .argument('<file>', 'JSON Lines')
    .action(async (file: string) => {
      const { exportTo, importFrom } = await import('./cli/move-store.ts');
      const config = (await settings()).configOrExit();
      process.exitCode = await (name === 'export' ? exportTo : importFrom)(file, config, TERMINAL);
    });
}

program
  .command('help')
  .description('this page, a command, or "env": every setting in the environment')
  .argument('[topic]')
  .action(async (topic: string | undefined) => {
    const { environmentHelp } = await import('./config/environment.ts');
    if (topic === 'env') process.stdout.write(`${environmentHelp()}\n`);
    else if (topic === undefined) program.outputHelp();
    else {
      const command = program.commands.find((known) => known.name() === topic);
      if (command === undefined) (await settings()).fail(`help: expected a command or "env", got "${topic}"`);
      else command.outputHelp();
    }
  });

// A reader that has seen enough (`| head`) ends us quietly.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  const { errorText } = await import('./log.ts');
  (await settings()).fail(errorText(error));
}
