package dev.stepwell.simulator;

import dev.stepwell.engine.EngineOptions;
import dev.stepwell.engine.codec.HistoryCodec;
import dev.stepwell.engine.row.ExecutionRow;
import dev.stepwell.engine.row.ExpressRow;
import dev.stepwell.engine.row.ParentLink;
import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.interpreter.EventDetails;
import dev.stepwell.interpreter.EventType;
import dev.stepwell.interpreter.HistoryEvent;
import dev.stepwell.store.Batch;
import dev.stepwell.store.Batch.Write;
import dev.stepwell.store.Claim;
import dev.stepwell.store.ExecutionKey;
import dev.stepwell.store.Table;
import dev.stepwell.store.memory.Image;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the disk ever held, batch by batch, and what must hold of every batch. */
final class Ledger {
    private final Findings findings;
    private final Trace trace;
    private final Supplier<Instant> clock;
    private final Map<ExecutionKey, Past> pasts = new LinkedHashMap<>();
    private final Map<String, ExecutionKey> names = new HashMap<>();
    private final Map<String, ExecutionKey> children = new HashMap<>();
    /** Express executions whose row was ever durable, with their ARN. */
    private final Map<ExecutionKey, String> express = new LinkedHashMap<>();

    private final Set<ExecutionKey> expressRun = new HashSet<>();
    /** Names that were given free with their executions. */
    private final Set<String> sweptNames = new HashSet<>();

    private long highestEpoch;

    /** @param clock what the clocks of nodes say */
    Ledger(Findings findings, Trace trace, Supplier<Instant> clock) {
        this.findings = findings;
        this.trace = trace;
        this.clock = clock;
    }

    /** A batch becomes durable. */
    void applied(Batch batch, long by, Image image) {
        owner(batch, by);
        for (Write write : batch.writes()) {
            switch (write) {
                case Write.Put(var table, var key, var value) -> {
                    trace.mix(key);
                    trace.mix(value);
                    put(table, key, value, batch);
                }
                case Write.Delete(var table, var key) -> {
                    trace.mix(key);
                    deleted(table, key, batch);
                }
                case Write.DeleteRange(var table, var from, var to) -> deletedRange(table, from, to, batch);
            }
        }
        image.apply(batch);
        for (Write write : batch.writes()) {
            if (write instanceof Write.Put(var table, var key, var value) && table == Table.HISTORY) {
                history(RowKeys.executionAt(key, 0), value, by, image);
            }
        }
    }

    private void owner(Batch batch, long by) {
        findings.require(by >= highestEpoch, "epoch " + by + " committed after epoch " + highestEpoch);
        highestEpoch = Math.max(highestEpoch, by);
        for (Claim claim : batch.claims()) {
            if (claim.epoch() != by) {
                findings.add("a batch of epoch " + by + " claims " + claim);
            }
        }
    }

    private void put(Table table, byte[] key, byte[] value, Batch batch) {
        claimed(table, key, batch);
        switch (table) {
            case EXECUTION -> execution(RowKeys.executionAt(key, 0), ExecutionRow.decode(value));
            case EXPRESS ->
                express.put(
                        RowKeys.executionAt(key, 0), ExpressRow.decode(value).arn());
            case NAME -> {
                ExecutionKey target = RowKeys.nameTarget(partition(key), value);
                String arn = new String(key, 2, key.length - 2, StandardCharsets.UTF_8);
                unique(arn, target);
            }
            default -> {}
        }
    }

    private void deleted(Table table, byte[] key, Batch batch) {
        claimed(table, key, batch);
        switch (table) {
            case EXECUTION, HISTORY -> findings.add("a row of " + table + " was deleted");
            case NAME -> forgotten(new String(key, 2, key.length - 2, StandardCharsets.UTF_8));
            case EXPRESS ->
                findings.require(
                        expressRun.contains(RowKeys.executionAt(key, 0)),
                        "an Express execution that did not end was forgotten");
            default -> {}
        }
    }

    /** Only an execution that is over gives its name free; another may have it from then on. */
    private void forgotten(String arn) {
        ExecutionKey key = names.remove(arn);
        Past past = key == null ? null : pasts.get(key);
        findings.require(past != null && past.isOver(), "the name of " + arn + ", which runs, was deleted");
        sweptNames.add(arn);
    }

    private void deletedRange(Table table, byte[] from, byte[] to, Batch batch) {
        claimed(table, from, batch);
        if (table == Table.EXECUTION || table == Table.HISTORY) {
            pasts.forEach((key, past) -> {
                byte[] bytes = key.bytes();
                if (Arrays.compareUnsigned(from, bytes) <= 0 && Arrays.compareUnsigned(bytes, to) < 0) {
                    findings.require(past.isOver(), key + ", which runs, was deleted from " + table);
                    findings.require(isOld(past), key + " was deleted from " + table + " too soon");
                    past.swept = true;
                }
            });
        }
    }

    private boolean isOld(Past past) {
        return past.row != null
                && past.row.stopDate() != null
                && !past.row.stopDate().plus(EngineOptions.RETENTION_MIN).isAfter(clock.get());
    }

    /** Whether an execution of this name was deleted because it was old. */
    boolean wasSwept(String arn) {
        return sweptNames.contains(arn);
    }

    /** Whoever writes to a partition claims it, else nobody could fence the write. */
    private void claimed(Table table, byte[] key, Batch batch) {
        switch (table) {
            case EXECUTION, STATE, HISTORY, WAKE, IN_FLIGHT, NAME, OUTBOX, EXPRESS, EXPIRY -> {
                if (batch.claims().stream().noneMatch(claim -> claim.partition() == partition(key))) {
                    findings.add("a write to " + table + " of partition " + partition(key) + " without a claim");
                }
            }
            case CATALOG, META, SEARCH, COUNT ->
                findings.require(!batch.claims().isEmpty(), "a write to " + table + " without a claim");
            case LISTING, DEDUP, ACTIVITY_TASK -> {}
        }
    }

    private static int partition(byte[] key) {
        return ByteBuffer.wrap(key).getShort(0) & 0xFFFF;
    }

    private void execution(ExecutionKey key, ExecutionRow row) {
        unique(row.arn(), key);
        Past past = past(key);
        findings.require(!past.swept, row.arn() + " goes on after it was deleted");
        ExecutionRow before = past.row;
        findings.require(
                before == null || before.stopDate() == null || before.equals(row) || isRedriven(before, row),
                row.arn() + " changed after its end");
        past.row = row;
        ParentLink parent = row.parent();
        if (parent != null) {
            ExecutionKey other = children.putIfAbsent(parent.execution() + "/" + parent.attempt(), key);
            findings.require(other == null || other.equals(key), "one attempt started two executions: " + row.arn());
        }
    }

    /** A redrive, which may have ended again in the same batch. */
    private static boolean isRedriven(ExecutionRow before, ExecutionRow row) {
        return before.kept() == ExecutionRow.Kept.STATE
                && row.redrives().count() == before.redrives().count() + 1
                && row.startDate().equals(before.startDate());
    }

    private void unique(String arn, ExecutionKey key) {
        ExecutionKey other = names.putIfAbsent(arn, key);
        findings.require(other == null || other.equals(key), "two executions have the name " + arn);
    }

    private void history(ExecutionKey key, byte[] chunk, long by, Image image) {
        Past past = past(key);
        for (HistoryEvent event : HistoryCodec.decode(chunk)) {
            if (past.isOver() != (event.type() == EventType.EXECUTION_REDRIVEN) || past.isDone()) {
                findings.add(key + " has an event after its end: " + event);
            }
            if (event.id() != past.events.size() + 1 || event.previousId() >= event.id()) {
                findings.add(key + " has event " + event + " after " + past.events.size());
                return;
            }
            findings.require(
                    past.events.isEmpty()
                            || !event.timestamp().isBefore(past.events.getLast().timestamp()),
                    key + " goes back in time with " + event);
            past.events.add(event);
            if (Past.isScheduled(event.type())) {
                byte[] mark = image.get(Table.IN_FLIGHT, key.bytes());
                boolean marked = mark != null && ByteBuffer.wrap(mark).getLong() == by;
                past.scheduled.put(event.id(), new Past.Scheduled(by, marked));
            }
            attempt(past, event);
        }
    }

    private void attempt(Past past, HistoryEvent event) {
        long attempt = past.attemptOf(event);
        if (attempt == 0) {
            return;
        }
        if (Past.isEnd(event.type())) {
            HistoryEvent other = past.ends.putIfAbsent(attempt, event);
            findings.require(other == null, "attempt " + attempt + " ended twice: " + other + " and " + event);
        }
        switch (event.details()) {
            case EventDetails.ActivityStarted _ -> {
                HistoryEvent other = past.taken.putIfAbsent(attempt, event);
                findings.require(other == null, "the activity task of attempt " + attempt + " was taken twice");
            }
            case EventDetails.LambdaFunctionSucceeded(var output) -> own(attempt, output.text(), event);
            case EventDetails.TaskOutput(var type, var _, var output)
            when Past.isSuccess(event.type()) && !type.equals("states") -> own(attempt, output.text(), event);
            case EventDetails.ActivitySucceeded(var output) -> own(attempt, output.text(), event);
            default -> {}
        }
    }

    private void own(long attempt, String output, HistoryEvent event) {
        if (!output.contains(SimTasks.output(attempt))) {
            findings.add("attempt " + attempt + " got another's answer: " + event);
        }
    }

    private Past past(ExecutionKey key) {
        return pasts.computeIfAbsent(key, _ -> new Past());
    }

    @Nullable
    Past find(ExecutionKey key) {
        return pasts.get(key);
    }

    @Nullable
    ExecutionKey named(String arn) {
        return names.get(arn);
    }

    boolean isExpress(ExecutionKey key) {
        return express.containsKey(key);
    }

    boolean hasExpress(String arn) {
        return express.containsValue(arn);
    }

    /** An Express execution has run to its end on some node. */
    void expressEnded(ExecutionKey key) {
        expressRun.add(key);
    }

    Map<ExecutionKey, Past> pasts() {
        return pasts;
    }
}
