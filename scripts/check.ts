// npm run check: types, lint, format and dead code
import { runChecks } from './check/run-checks';
import { ensureHost } from '../host/ensure-host';
import { TRIMMED_HOST } from '../host/hosts';

// The types of NocoBase's packages come from the host.
await ensureHost(TRIMMED_HOST);
const { failed } = await runChecks();
process.exitCode = failed > 0 ? 1 : 0;
