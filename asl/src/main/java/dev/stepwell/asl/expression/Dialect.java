package dev.stepwell.asl.expression;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A query language seen from the compiler: turns the fields of a definition into evaluable objects, once.
 *
 * <p>The compiler has already checked the shape (which fields may be there, their JSON types, that of {@code X} and
 * {@code XPath} only one is present). A dialect reports at the {@link Site} what is wrong inside an expression and then
 * returns something harmless: a program with errors never runs. Stateless and thread-safe.
 */
public interface Dialect {
    /** The flow of a state from its own fields (InputPath ... OutputPath, Arguments, Output, Assign). */
    DataFlow stateFlow(StateKind kind, ObjectNode state, Site site);

    /** The flow of one catcher: ResultPath or Output, and Assign, over the error output. */
    DataFlow catcherFlow(ObjectNode catcher, Site site);

    /**
     * The flow of one Choice rule: the state's own flow with the rule's Output (JSONata) in place of the state's where
     * present, and the rule's Assign instead of the state's.
     */
    DataFlow ruleFlow(ObjectNode rule, ObjectNode choice, Site site);

    /** The test of a top-level Choice rule. */
    Condition condition(ObjectNode rule, Site site);

    /**
     * {@code owner.field} or its Path form as a whole number.
     *
     * @return null when neither is present
     */
    @Nullable
    IntegerField integer(ObjectNode owner, String field, int min, int max, Site site);

    /** {@code owner.field} or its Path form as a number; null when neither is present. */
    @Nullable
    NumberField number(ObjectNode owner, String field, double min, double max, Site site);

    /** {@code owner.field}, its Path form or its {@code .$} form as text; null when none is present. */
    @Nullable
    TextField text(ObjectNode owner, String field, Site site);

    /** Seconds, SecondsPath, Timestamp or TimestampPath of a Wait. */
    WaitField waitField(ObjectNode wait, Site site);

    /** ItemsPath or Items of a Map, or the effective input when there is none. */
    ItemsField items(ObjectNode map, Site site);

    /**
     * A payload template such as ItemSelector.
     *
     * @param name the field's name for error texts
     * @param site the field's own place
     */
    Template template(JsonNode template, String name, Site site);
}
