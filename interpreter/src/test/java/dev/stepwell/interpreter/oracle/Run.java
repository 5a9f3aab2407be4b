package dev.stepwell.interpreter.oracle;

import dev.stepwell.asl.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What all parts of one execution share. */
final class Run {
    private static final int MAP_CONCURRENCY_MAX = 40;
    private static final int PAYLOAD_BYTES_MAX = 262_144;
    private static final int VARIABLE_BYTES_MAX = 262_144;
    private static final int VARIABLES_BYTES_MAX = 10 * 1024 * 1024;
    private static final int EVENTS_MAX = 25_000;

    final JsonNode definition;
    final JsonNode input;
    final JsonNode script;
    final Coverage coverage;
    final Chronicle chronicle;
    final Turns turns = new Turns();
    final World world;
    final int payloadMax;
    final int variableMax;
    final int variablesMax;
    final int concurrencyMax;
    long variableBytes;
    private int strands;

    @Nullable
    ObjectNode outcome;

    Run(String definition, String input, JsonNode script, Coverage coverage) {
        this.definition = Json.read(definition);
        this.input = Json.read(input);
        this.script = script;
        this.coverage = coverage;
        this.chronicle = new Chronicle(script.path("historyEventsMax").asInt(EVENTS_MAX), coverage);
        this.payloadMax = script.path("payloadBytesMax").asInt(PAYLOAD_BYTES_MAX);
        this.variableMax = script.path("variableBytesMax").asInt(VARIABLE_BYTES_MAX);
        this.variablesMax = script.path("variablesBytesMax").asInt(VARIABLES_BYTES_MAX);
        this.concurrencyMax = script.path("mapConcurrencyMax").asInt(MAP_CONCURRENCY_MAX);
        this.world = new World(this);
    }

    void end(ObjectNode how) {
        outcome = how;
        turns.stop();
    }

    Strand strand(@Nullable Strand parent, int index, long last) {
        return new Strand(strands++, parent, index, last);
    }

    boolean isJsonata(JsonNode state) {
        String language = definition.path("QueryLanguage").asString("JSONPath");
        return state.path("QueryLanguage").asString(language).equals("JSONata");
    }

    boolean isTooLarge(JsonNode payload) {
        return Texts.size(payload) > payloadMax;
    }
}
