// A time limit ends what hangs; it is no measure of speed. Each is at least ten times what the work takes on a quick
// machine, so that one that is three times slower, and busy with the other tests of a run, never meets it. All in
// milliseconds.

/** A unit test. The slowest start a few processes, which takes seconds. */
export const UNIT_TEST_LIMIT_MS = 60_000;

/** Something that a unit test waits for: it comes with the next turns of the event loop. */
export const UNIT_WAIT_LIMIT_MS = 10_000;

/** A test or a hook with a NocoBase in the same process. One starts in seconds; the slowest test takes 16 s. */
export const INTEGRATION_TEST_LIMIT_MS = 300_000;

/** A test or a hook with several NocoBases, or the start of one in a process of its own. The slowest test takes a minute. */
export const CLUSTER_TEST_LIMIT_MS = 900_000;

/** A browser test. Most take 5–15 s, and the one with ten checks in a row 40 s. */
export const BROWSER_TEST_LIMIT_MS = 600_000;

/** One wait of a browser test: at most two pages of NocoBase in a row, which take 2–4 s each when nothing else runs. */
export const BROWSER_WAIT_LIMIT_MS = 120_000;

/** NocoBase from the start of its process to the first answer, with the installation of an empty database: 10–30 s. */
export const START_LIMIT_MS = 600_000;

/** A single answer to the question whether NocoBase has started. */
export const HEALTH_CHECK_LIMIT_MS = 60_000;

/** NocoBase from the request to end until its process is gone: a second or two. Then it is killed. */
export const STOP_LIMIT_MS = 60_000;

/** NocoBase that reloads itself after a change of plugins, until it serves everything again: 5–10 s. */
export const RELOAD_LIMIT_MS = 300_000;

/** nginx or Redis, until it listens: a tenth of a second. */
export const SERVICE_START_LIMIT_MS = 60_000;
