package dev.stepwell.server.metrics;

import dev.stepwell.engine.metric.EngineLoad;
import dev.stepwell.engine.metric.EngineMetrics;
import dev.stepwell.engine.metric.LaneMetrics;
import dev.stepwell.engine.metric.RefusalReason;
import java.util.List;
import java.util.Locale;

/** The engine's metrics. Stateless. */
final class EngineText {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final String LANE = "lane";

    private EngineText() {}

    static void write(EngineMetrics engine, EngineLoad load, Exposition to) {
        executions(engine, load, to);
        lanes(engine.lanes(), to);
        admission(engine, to);
        commits(engine, to);
        tasks(engine, load, to);
    }

    private static void executions(EngineMetrics engine, EngineLoad load, Exposition to) {
        to.counter("stepwell_executions_started_total", "Executions started.", engine.executionsStarted.sum())
                .counter("stepwell_executions_ended_total", "Executions ended.", engine.executionsEnded.sum())
                .counter(
                        "stepwell_executions_deleted_total",
                        "Closed executions deleted when their time was up.",
                        engine.executionsDeleted.sum())
                .gauge("stepwell_executions_open", "Standard executions that are not over.", load.executionsOpen())
                .gauge("stepwell_express_running", "Express executions running.", engine.expressRunning.sum())
                .counter("stepwell_history_events_total", "History events written.", engine.historyEvents.sum())
                .counter(
                        "stepwell_transitions_throttled_total",
                        "State transitions that had to wait for their turn.",
                        engine.transitionsThrottled.sum())
                .counter("stepwell_commands_total", "Commands that lanes handled.", engine.commands.sum())
                .counter(
                        "stepwell_cache_misses_total",
                        "Executions read from the store because they were not in memory.",
                        engine.cacheMisses.sum())
                .histogram(
                        "stepwell_wake_late_seconds",
                        "By how much timers were late when they fired.",
                        engine.wakeLateMillis,
                        MILLIS_PER_SECOND);
    }

    private static void lanes(List<LaneMetrics> lanes, Exposition to) {
        to.counters(
                        "stepwell_lane_busy_seconds_total",
                        "Time a lane was at work.",
                        LANE,
                        lanes,
                        lane -> lane.busyNanos.sum() / NANOS_PER_SECOND)
                .gauges(
                        "stepwell_progress_waiting",
                        "Commands for executions under way that wait in a lane.",
                        LANE,
                        lanes,
                        lane -> lane.progressWaiting.get())
                .gauges(
                        "stepwell_starts_waiting",
                        "Starts that wait in a lane.",
                        LANE,
                        lanes,
                        lane -> lane.admissionWaiting.get())
                .gauges(
                        "stepwell_lane_overloaded",
                        "Whether a lane lets fewer starts wait because they waited too long.",
                        LANE,
                        lanes,
                        lane -> lane.overloaded.get())
                .gauges(
                        "stepwell_cached_executions",
                        "Executions in a lane's memory.",
                        LANE,
                        lanes,
                        lane -> lane.cachedExecutions.get())
                .gauges(
                        "stepwell_cached_bytes",
                        "Bytes of control state in a lane's memory, about.",
                        LANE,
                        lanes,
                        lane -> lane.cachedBytes.get())
                .gauges(
                        "stepwell_wakes_in_memory",
                        "Timers in a lane's memory.",
                        LANE,
                        lanes,
                        lane -> lane.wakesInMemory.get());
    }

    private static void admission(EngineMetrics engine, Exposition to) {
        String refusals = "stepwell_refusals_total";
        to.histogram(
                        "stepwell_start_wait_seconds",
                        "How long starts waited for their turn in a lane.",
                        engine.admissionNanos,
                        NANOS_PER_SECOND)
                .family(refusals, "counter", "New work refused, by reason.");
        for (RefusalReason reason : RefusalReason.values()) {
            to.sample(refusals, "reason", reason.name().toLowerCase(Locale.ROOT), (double)
                    engine.refusals(reason).sum());
        }
    }

    private static void commits(EngineMetrics engine, Exposition to) {
        to.histogram(
                        "stepwell_commit_seconds",
                        "Time from handing a batch to the store until it was durable.",
                        engine.commitNanos,
                        NANOS_PER_SECOND)
                .histogram("stepwell_commit_executions", "Executions in a durable write.", engine.commitExecutions, 1)
                .counter("stepwell_commit_bytes_total", "Bytes in durable writes.", engine.commitBytes.sum())
                .counter(
                        "stepwell_commit_failures_total",
                        "Durable writes that failed or were fenced.",
                        engine.commitFailures.sum());
    }

    private static void tasks(EngineMetrics engine, EngineLoad load, Exposition to) {
        to.counter("stepwell_task_calls_total", "Task calls made.", engine.calls.sum())
                .histogram(
                        "stepwell_task_call_seconds", "How long task calls took.", engine.callNanos, NANOS_PER_SECOND)
                .gauge("stepwell_task_calls_under_way", "Task calls under way.", engine.callsUnderWay.sum())
                .gauge("stepwell_task_calls_waiting", "Task calls that wait for their turn.", engine.callsWaiting.sum())
                .counter(
                        "stepwell_task_calls_lost_total",
                        "Task calls whose outcome a crash made unknown.",
                        engine.callsLost.sum())
                .gauge("stepwell_activity_pollers", "Workers that wait for an activity task.", load.activityPollers())
                .gauge(
                        "stepwell_activity_offers",
                        "Activity tasks in memory that wait for a worker.",
                        load.activityOffers());
    }
}
