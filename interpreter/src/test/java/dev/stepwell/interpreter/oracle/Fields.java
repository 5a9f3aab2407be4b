package dev.stepwell.interpreter.oracle;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How a dialect reads the fields of a state. */
interface Fields {
    Fields JSON_PATH = new PathFields();
    Fields JSONATA = new QueryFields();

    static Fields of(Run run, JsonNode state) {
        return run.isJsonata(state) ? JSONATA : JSON_PATH;
    }

    /** What the state's own paths read. */
    JsonNode effective(JsonNode state, Moment moment);

    /** What the state works on. */
    JsonNode arguments(JsonNode state, Moment moment);

    JsonNode output(JsonNode state, Moment moment, JsonNode result);

    /** Output of a catcher. */
    JsonNode caught(JsonNode catcher, String place, Moment moment, JsonNode errorOutput);

    /** Output of a rule of a Choice. */
    JsonNode chosen(JsonNode choice, int rule, Moment moment, JsonNode effective);

    /** The new variables, in order; place is empty or that of a rule or catcher, with a slash. */
    Map<String, JsonNode> assign(JsonNode owner, String place, Moment moment, JsonNode result);

    boolean condition(JsonNode choice, int rule, Moment moment, JsonNode effective);

    @Nullable
    Integer integer(JsonNode owner, String field, int min, int max, Moment moment);

    @Nullable
    String text(JsonNode owner, String field, String place, Moment moment, JsonNode root);

    Instant until(JsonNode wait, Moment moment);

    JsonNode items(JsonNode map, Moment moment);

    /** Input of the iteration whose item the moment has; selector is the field's name. */
    JsonNode select(JsonNode map, String selector, Moment moment);
}
