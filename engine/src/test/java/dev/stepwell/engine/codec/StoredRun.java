package dev.stepwell.engine.codec;

import dev.stepwell.asl.Compiled;
import dev.stepwell.asl.Compiler;
import dev.stepwell.asl.Limits;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.Program;
import dev.stepwell.interpreter.Command;
import dev.stepwell.interpreter.ExecutionInfo;
import dev.stepwell.interpreter.ExecutionState;
import dev.stepwell.interpreter.HistoryEvent;
import dev.stepwell.interpreter.Interpreter;
import dev.stepwell.interpreter.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** An execution whose state and history are stored after each step, as an engine would, in two maps. */
final class StoredRun {
    static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");

    final Program program;
    final Map<Long, byte[]> rows = new TreeMap<>();
    final Map<Long, byte[]> chunks = new TreeMap<>();
    final List<StateRow> written = new ArrayList<>();
    private final Interpreter interpreter = new Interpreter(
            Limits.aws(), (_, attempt) -> "t-" + attempt.scope() + "-" + attempt.number(), _ -> true, "us-east-1");
    private StateCodec codec;

    StoredRun(String definition, String input) {
        program = switch (Compiler.compile(definition)) {
            case Compiled.Ok ok -> ok.program();
            case Compiled.Invalid invalid -> throw new AssertionError(definition + invalid.diagnostics());
        };
        codec = StateCodec.create(new ExecutionInfo(
                "arn:aws:states:us-east-1:123456789012:execution:m:r",
                "r",
                "arn:aws:states:us-east-1:123456789012:stateMachine:m",
                "m",
                "role",
                START,
                Payload.ofText(input),
                null,
                null,
                99));
    }

    ExecutionState state() {
        return codec.state();
    }

    Step give(Command command) {
        Step step = interpreter.step(program, codec.state(), command);
        if (step.isIgnored()) {
            return step;
        }
        HistoryChunk chunk = step.history().isEmpty() ? null : HistoryCodec.encode(step.history());
        if (chunk != null) {
            chunks.put(chunk.firstEventId(), chunk.bytes());
        }
        written.clear();
        written.addAll(codec.encodeChanged(chunk, rows.keySet()));
        for (StateRow row : written) {
            if (row.value() == null) {
                rows.remove(row.row());
            } else {
                rows.put(row.row(), row.value());
            }
        }
        return step;
    }

    /** Forgets the state in memory and reads what is stored. */
    void reload() {
        StateHeader header = StateHeader.open(Objects.requireNonNull(rows.get(StateHeader.ROW), "no header"));
        List<StateRow> others = new ArrayList<>();
        if (!header.isAlone()) {
            rows.forEach((row, value) -> others.add(new StateRow(row, value)));
            others.removeFirst();
        }
        codec = StateCodec.decode(codec.state().info(), header, others, this::chunk);
        if (!chunks.isEmpty()) {
            codec.state().lastEventAt(chunk(Collections.max(chunks.keySet())).lastTimestamp());
        }
    }

    private StoredChunk chunk(long first) {
        return StoredChunk.open(Objects.requireNonNull(chunks.get(first), () -> "no chunk begins with event " + first));
    }

    List<HistoryEvent> history() {
        List<HistoryEvent> events = new ArrayList<>();
        chunks.values().forEach(chunk -> events.addAll(HistoryCodec.decode(chunk)));
        return events;
    }
}
