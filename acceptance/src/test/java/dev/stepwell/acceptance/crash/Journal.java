package dev.stepwell.acceptance.crash;

import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What the clients asked for and what they were told, kept outside the server. Thread-safe. */
final class Journal {
    /** An execution by the name its client gave it. */
    record Start(Kind kind, String name) {}

    private final AtomicInteger names = new AtomicInteger();
    private final Map<String, Start> acknowledged = new ConcurrentHashMap<>();
    private final Set<String> tried = ConcurrentHashMap.newKeySet();
    private final Map<String, String> stopped = new ConcurrentHashMap<>();
    private final Map<String, Boolean> synchronous = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> unanswered = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> answered = new ConcurrentHashMap<>();
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();
    private volatile boolean closing;

    /** A start that was never tried before. */
    Start newStart(Kind kind) {
        Start start = new Start(kind, "run-" + names.incrementAndGet());
        tried.add(kind.executionArn(start.name()));
        return start;
    }

    void acknowledged(Start start, String arn) {
        acknowledged.put(arn, start);
    }

    /** Starts that the server has confirmed, by the execution's ARN. */
    Map<String, Start> acknowledged() {
        return acknowledged;
    }

    boolean wasTried(String arn) {
        return tried.contains(arn);
    }

    void stopped(String arn, String error) {
        stopped.put(arn, error);
    }

    /** The errors of confirmed stops, by the execution's ARN. */
    Map<String, String> stopped() {
        return stopped;
    }

    /** @param answered whether the caller learned the end */
    void ranSynchronously(String name, boolean answered) {
        synchronous.put(name, answered);
    }

    Map<String, Boolean> synchronous() {
        return synchronous;
    }

    /** Counts what became of a request. */
    <T> Told<T> count(String operation, Told<T> told) {
        Map<String, LongAdder> counts = told instanceof Told.Nothing<T> ? unanswered : answered;
        counts.computeIfAbsent(operation, _ -> new LongAdder()).increment();
        return told;
    }

    /** Requests that a dying server left without an answer, by operation. */
    Map<String, LongAdder> unanswered() {
        return unanswered;
    }

    long unansweredCount(String operation) {
        LongAdder count = unanswered.get(operation);
        return count == null ? 0 : count.sum();
    }

    /** How many requests were answered so far. */
    long answers() {
        return answered.values().stream().mapToLong(LongAdder::sum).sum();
    }

    Map<String, LongAdder> answered() {
        return answered;
    }

    void violation(String what) {
        violations.add(what);
    }

    Queue<String> violations() {
        return violations;
    }

    /** No new work from now on. */
    void close() {
        closing = true;
    }

    boolean isClosing() {
        return closing;
    }
}
