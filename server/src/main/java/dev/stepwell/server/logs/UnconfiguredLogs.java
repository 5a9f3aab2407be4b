package dev.stepwell.server.logs;

import dev.stepwell.engine.log.ExecutionLogs;
import dev.stepwell.engine.log.LoggedEvents;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands in when nobody knows where logs go: counts, and says so when the first machine wants some. Thread-safe. */
public final class UnconfiguredLogs implements ExecutionLogs {
    private static final Logger LOG = LoggerFactory.getLogger(UnconfiguredLogs.class);

    private final LogMetrics metrics;
    private final AtomicBoolean said = new AtomicBoolean();

    public UnconfiguredLogs(LogMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void take(LoggedEvents logged) {
        metrics.dropped(DropReason.NOT_CONFIGURED).add(logged.events().size());
        if (!said.get() && !said.getAndSet(true)) {
            LOG.warn(
                    "state machine {} logs to {}, but logs are not delivered: set AWS_ENDPOINT_URL_LOGS, or"
                            + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to deliver them to AWS",
                    logged.target().machineName(),
                    logged.target().logGroup());
        }
    }
}
