package dev.stepwell.simulator;

import dev.stepwell.store.StoreUnusable;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Listens to the engine's log: a lane survives its own bugs and only logs them. */
final class LaneLog extends Handler implements AutoCloseable {
    private static final Logger ENGINE = Logger.getLogger("dev.stepwell.engine");

    private final Findings findings;

    private LaneLog(Findings findings) {
        this.findings = findings;
    }

    static LaneLog listen(Findings findings) {
        LaneLog log = new LaneLog(findings);
        ENGINE.setUseParentHandlers(false);
        ENGINE.addHandler(log);
        return log;
    }

    @Override
    public void publish(LogRecord line) {
        Throwable error = line.getThrown();
        if (line.getLevel().intValue() >= Level.SEVERE.intValue()
                && error != null
                && !(error instanceof StoreUnusable)) {
            findings.add(line.getMessage() + ": " + error + " at " + error.getStackTrace()[0]);
        }
    }

    @Override
    public void flush() {
        // nothing is kept
    }

    @Override
    public void close() {
        ENGINE.removeHandler(this);
    }
}
