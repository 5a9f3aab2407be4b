package dev.stepwell.server.logs;

import dev.stepwell.engine.Ticker;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts events that were dropped, and says so in the server's own log, at most once a minute. Thread-safe. */
final class Complaints {
    private static final Logger LOG = LoggerFactory.getLogger(Complaints.class);
    private static final long PERIOD_NANOS = Duration.ofMinutes(1).toNanos();

    private final LogMetrics metrics;
    private final Ticker ticker;
    private long unsaid;
    private long quietUntil;

    Complaints(LogMetrics metrics, Ticker ticker) {
        this.metrics = metrics;
        this.ticker = ticker;
        this.quietUntil = ticker.nanos();
    }

    void dropped(DropReason reason, long events, LogDestination to, String why) {
        metrics.dropped(reason).add(events);
        long count = toSay(events);
        if (count > 0) {
            LOG.warn("{} log events were not delivered, the last ones to {}: {}", count, to.group(), why);
        }
    }

    /** How many events there are to complain about now; 0 while it is too early for another complaint. */
    private synchronized long toSay(long events) {
        unsaid += events;
        long now = ticker.nanos();
        if (unsaid == 0 || now - quietUntil < 0) {
            return 0;
        }
        long count = unsaid;
        unsaid = 0;
        quietUntil = now + PERIOD_NANOS;
        return count;
    }
}
