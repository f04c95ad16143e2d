#!/usr/bin/env node
import { write } from './io';
import { run } from './run';
import { safeText } from '../text/safe-text';

// Broken pipes and full disks are reported to the writer; no other listener is needed.
for (const stream of [process.stdout, process.stderr]) { stream.on('error', () => {}); }

void run(process.argv.slice(2), process)
  .catch(async (error: Error) => {
    await write(process.stderr, safeText(`least-privilege: ${error.message}\n`)).catch(() => {});
    return 2;
  })
  // No process.exit(): it would cut off output that a slow reader has not yet received.
  .then(code => { process.exitCode = code; });
