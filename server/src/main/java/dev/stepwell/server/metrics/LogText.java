package dev.stepwell.server.metrics;

import dev.stepwell.server.logs.DropReason;
import dev.stepwell.server.logs.LogMetrics;
import java.util.Locale;

/** The metrics of the delivery of logs. Stateless. */
final class LogText {
    private LogText() {}

    static void write(LogMetrics logs, Exposition to) {
        String dropped = "stepwell_log_events_dropped_total";
        to.counter("stepwell_log_events_delivered_total", "Log events delivered.", logs.delivered.sum())
                .gauge(
                        "stepwell_log_bytes_waiting",
                        "Bytes of log events that wait to be delivered, about.",
                        logs.waitingBytes.get())
                .family(dropped, "counter", "Log events that were not delivered, by reason.");
        for (DropReason reason : DropReason.values()) {
            to.sample(dropped, "reason", reason.name().toLowerCase(Locale.ROOT), (double)
                    logs.dropped(reason).sum());
        }
    }
}
