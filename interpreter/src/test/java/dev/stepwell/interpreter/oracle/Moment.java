package dev.stepwell.interpreter.oracle;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a field may read while it is evaluated.
 *
 * @param input of the state, as it came in
 * @param token of the attempt that is being scheduled
 * @param item index of the item whose ItemSelector is evaluated, or -1
 */
record Moment(
        Run run,
        Strand strand,
        JsonNode input,
        @Nullable JsonNode result,
        @Nullable JsonNode errorOutput,
        @Nullable String token,
        int item) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    static Moment of(Run run, Strand strand, JsonNode input) {
        return new Moment(run, strand, input, null, null, null, -1);
    }

    Moment withResult(JsonNode value) {
        return new Moment(run, strand, input, value, errorOutput, token, item);
    }

    Moment withErrorOutput(JsonNode value) {
        return new Moment(run, strand, input, result, value, token, item);
    }

    Moment withToken(@Nullable String value) {
        return new Moment(run, strand, input, result, errorOutput, value, item);
    }

    Moment withItem(int index) {
        return new Moment(run, strand, input, result, errorOutput, token, index);
    }

    Instant now() {
        return Instant.ofEpochMilli(run.world.now());
    }

    void saw(String construct) {
        run.coverage.saw(construct);
    }

    JsonNode context() {
        String prefix = "arn:aws:states:us-east-1:123456789012:";
        ObjectNode context = Texts.object();
        ObjectNode execution = context.putObject("Execution");
        execution.put("Id", prefix + "execution:machine:run");
        execution.set("Input", run.input);
        execution.put("StartTime", TIME.format(Instant.ofEpochMilli(World.START)));
        execution.put("Name", "run");
        execution.put("RoleArn", "arn:aws:iam::123456789012:role/test");
        execution.put("RedriveCount", 0);
        context.putObject("StateMachine")
                .put("Id", prefix + "stateMachine:machine")
                .put("Name", "machine");
        ObjectNode state = context.putObject("State");
        state.put("Name", strand.state);
        state.put("EnteredTime", TIME.format(Instant.ofEpochMilli(strand.enteredAt)));
        if (strand.type.equals("Task") || strand.type.equals("Parallel") || strand.type.equals("Map")) {
            state.put("RetryCount", strand.retryCount);
        }
        if (token != null) {
            context.putObject("Task").put("Token", token);
        }
        addItem(context);
        return context;
    }

    private void addItem(ObjectNode context) {
        int index = item;
        Strand map = strand;
        if (index < 0) {
            Strand inner = strand;
            map = inner.parent;
            while (map != null && (map.fork == null || map.fork.items == null)) {
                inner = map;
                map = map.parent;
            }
            index = inner.index;
        }
        if (map != null && map.fork != null && map.fork.items != null) {
            ObjectNode shown = context.putObject("Map").putObject("Item");
            shown.put("Index", index);
            shown.set("Value", map.fork.items.get(index));
            shown.put("Source", "STATE_DATA");
        }
    }
}
