package dev.stepwell.acceptance.crash;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** When the server was killed, by both clocks. Thread-safe. */
final class Kills {
    /** How long the disk may keep a result from becoming durable, and a busy machine the ledger from noting a call. */
    private static final long SLACK_NANOS = TimeUnit.SECONDS.toNanos(2);

    private record Kill(long nanos, Instant time) {}

    private final List<Kill> kills = new CopyOnWriteArrayList<>();

    void add() {
        kills.add(new Kill(System.nanoTime(), Instant.now()));
    }

    int count() {
        return kills.size();
    }

    long countBetween(Instant from, Instant to) {
        return count(kill -> from.isBefore(kill.time) && kill.time.isBefore(to));
    }

    /** Kills during which the call was certainly under way. */
    long countDuring(CallLedger.Call call) {
        return count(kill -> call.arrived() < kill.nanos
                && call.answered().map(answered -> answered > kill.nanos).orElse(true));
    }

    /** Whether the server may have lost the outcome of this call. */
    boolean mayHaveLost(CallLedger.Call call) {
        return count(kill -> call.arrived() - SLACK_NANOS <= kill.nanos
                        && call.answered()
                                .map(answered -> answered + SLACK_NANOS >= kill.nanos)
                                .orElse(true))
                > 0;
    }

    private long count(Predicate<Kill> which) {
        return kills.stream().filter(which).count();
    }
}
