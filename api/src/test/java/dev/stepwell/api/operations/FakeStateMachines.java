package dev.stepwell.api.operations;

import dev.stepwell.asl.MachineType;
import dev.stepwell.engine.Page;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.StateMachines;
import dev.stepwell.engine.Versions;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** State machines in memory, without revisions. Confined to one test. */
final class FakeStateMachines implements StateMachines {
    static final Instant CREATED = Instant.ofEpochMilli(1_700_000_000_007L);
    static final String PREFIX = "arn:aws:states:us-east-1:123456789012:stateMachine:";

    final Map<String, StateMachine> machines = new LinkedHashMap<>();

    @Override
    public StateMachine create(NewStateMachine request) {
        StateMachine machine = new StateMachine(
                PREFIX + request.name(),
                request.name(),
                request.definition(),
                request.roleArn(),
                request.type(),
                false,
                CREATED,
                CREATED,
                null,
                request.logging(),
                request.tracing(),
                request.encryption(),
                Map.of("Pay", List.of("amount")),
                version(PREFIX + request.name(), request.publication()));
        machines.put(machine.arn(), machine);
        return machine;
    }

    @Override
    public StateMachine update(StateMachineUpdate request) {
        StateMachine old = describe(request.stateMachineArn());
        StateMachine updated = new StateMachine(
                old.arn(),
                old.name(),
                either(request.definition(), old.definition()),
                either(request.roleArn(), old.roleArn()),
                old.type(),
                false,
                old.creationDate(),
                CREATED.plusSeconds(1),
                new UUID(1, 2).toString(),
                either(request.logging(), old.logging()),
                either(request.tracing(), old.tracing()),
                old.encryption(),
                old.variableReferences(),
                version(old.arn(), request.publication()));
        machines.put(updated.arn(), updated);
        return updated;
    }

    private static Versions.@Nullable Version version(String arn, @Nullable Publication publication) {
        return publication == null ? null : new Versions.Version(arn + ":1", publication.description(), CREATED);
    }

    @Override
    public MachineType type(String arn) {
        return describe(arn).type();
    }

    @Override
    public StateMachine describe(String stateMachineArn) {
        StateMachine machine = machines.get(stateMachineArn);
        if (machine == null) {
            throw new Refused("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + stateMachineArn + "'");
        }
        return machine;
    }

    @Override
    public void delete(String stateMachineArn) {
        machines.remove(stateMachineArn);
    }

    @Override
    public Page<StateMachine> list(int limit, byte @Nullable [] from) {
        return page(new ArrayList<>(machines.values()), limit, from);
    }

    /** Pages by index. */
    @SuppressWarnings("NullAway") // it does not see that the record's array may be null
    static <T> Page<T> page(List<T> all, int limit, byte @Nullable [] from) {
        int start = from == null ? 0 : ByteBuffer.wrap(from).getInt();
        int end = Math.min(all.size(), start + limit);
        byte @Nullable [] next = end == all.size()
                ? null
                : ByteBuffer.allocate(Integer.BYTES).putInt(end).array();
        return new Page<>(all.subList(start, end), next);
    }

    private static String either(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }

    private static @Nullable JsonNode either(@Nullable JsonNode value, @Nullable JsonNode otherwise) {
        return value == null ? otherwise : value;
    }
}
