package dev.stepwell.server.http;

import dev.stepwell.engine.EngineMetrics;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/** The engine's counts in the text format of Prometheus. */
final class MetricsText {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLIS_PER_SECOND = 1e3;

    /** A metric: its name with unit, what it means, and how to scale the count to the unit. */
    private record Metric(
            String name, String type, String help, double perUnit, Function<EngineMetrics, LongAdder> source) {}

    private static final List<Metric> METRICS = List.of(
            counter("executions_started_total", "Executions started.", m -> m.executionsStarted),
            counter("executions_ended_total", "Executions ended.", m -> m.executionsEnded),
            counter("executions_deleted_total", "Closed executions deleted.", m -> m.executionsDeleted),
            counter("history_events_total", "History events written.", m -> m.historyEvents),
            counter("commands_total", "Commands that lanes handled.", m -> m.commands),
            seconds("lane_busy_seconds_total", "Time lanes were at work.", NANOS_PER_SECOND, m -> m.laneBusyNanos),
            counter("commits_total", "Durable writes.", m -> m.commits),
            counter("commit_executions_total", "Executions in durable writes.", m -> m.commitExecutions),
            counter("commit_bytes_total", "Bytes in durable writes.", m -> m.commitBytes),
            seconds("commit_seconds_total", "Time durable writes took.", NANOS_PER_SECOND, m -> m.commitNanos),
            counter("commit_failures_total", "Durable writes that failed.", m -> m.commitFailures),
            counter("refusals_total", "Starts refused for lack of room.", m -> m.refusals),
            counter("task_calls_total", "Task calls made.", m -> m.calls),
            gauge("task_calls_under_way", "Task calls not yet answered.", m -> m.callsUnderWay),
            gauge("task_calls_waiting", "Task calls waiting for their turn.", m -> m.callsWaiting),
            counter("task_calls_lost_total", "Task calls whose outcome a crash made unknown.", m -> m.callsLost),
            gauge("express_running", "Express executions running.", m -> m.expressRunning),
            counter("wakes_total", "Wakes fired.", m -> m.wakes),
            seconds("wake_late_seconds_total", "Time wakes were late.", MILLIS_PER_SECOND, m -> m.wakeLateMillis),
            counter("cache_misses_total", "Executions read from the store.", m -> m.cacheMisses));

    private MetricsText() {}

    static String of(EngineMetrics metrics) {
        StringBuilder text = new StringBuilder(4_096);
        for (Metric metric : METRICS) {
            String name = "stepwell_" + metric.name();
            text.append("# HELP ")
                    .append(name)
                    .append(' ')
                    .append(metric.help())
                    .append('\n');
            text.append("# TYPE ")
                    .append(name)
                    .append(' ')
                    .append(metric.type())
                    .append('\n');
            text.append(name).append(' ').append(value(metric, metrics)).append('\n');
        }
        return text.toString();
    }

    private static String value(Metric metric, EngineMetrics metrics) {
        long count = metric.source().apply(metrics).sum();
        return metric.perUnit() == 1 ? Long.toString(count) : Double.toString(count / metric.perUnit());
    }

    private static Metric counter(String name, String help, Function<EngineMetrics, LongAdder> source) {
        return new Metric(name, "counter", help, 1, source);
    }

    private static Metric gauge(String name, String help, Function<EngineMetrics, LongAdder> source) {
        return new Metric(name, "gauge", help, 1, source);
    }

    private static Metric seconds(
            String name, String help, double perSecond, Function<EngineMetrics, LongAdder> source) {
        return new Metric(name, "counter", help, perSecond, source);
    }
}
