// Checks every process with the rules that Camunda Modeler applies for 8.8; a warning counts as an error. Called by
// `mvn verify`. The packages are fetched only when the lock file has changed since they were.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(dirname(fileURLToPath(import.meta.url)));

function run(command) {
  const { status, error } = spawnSync(command, { shell: true, stdio: 'inherit' });
  if (status !== 0) {
    console.error(`'${command}' failed${error ? `: ${error.message}` : ''}`);
    process.exit(status ?? 1);
  }
}

const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
const stamp = join('node_modules', '.pontual-lock-sha256');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  run('npm ci --no-audit --no-fund');
  writeFileSync(stamp, wanted);
}
run('npm run --silent lint');
