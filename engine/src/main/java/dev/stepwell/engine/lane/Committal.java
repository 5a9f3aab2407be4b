package dev.stepwell.engine.lane;

import dev.stepwell.store.Committed;

/** What became of a batch that a lane handed to its committer. */
record Committal(OpenBatch batch, Committed outcome) {}
