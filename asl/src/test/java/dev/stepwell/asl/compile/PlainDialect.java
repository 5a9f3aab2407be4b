package dev.stepwell.asl.compile;

import dev.stepwell.asl.expression.Condition;
import dev.stepwell.asl.expression.DataFlow;
import dev.stepwell.asl.expression.Dialect;
import dev.stepwell.asl.expression.IntegerField;
import dev.stepwell.asl.expression.ItemsField;
import dev.stepwell.asl.expression.NumberField;
import dev.stepwell.asl.expression.Site;
import dev.stepwell.asl.expression.StateKind;
import dev.stepwell.asl.expression.Template;
import dev.stepwell.asl.expression.TextField;
import dev.stepwell.asl.expression.WaitField;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A query language without expressions, so that the compiler is tested by itself. It notes one read, of the variable
 * named by the member {@code Reads} of Parameters, and reports the template value "broken".
 */
final class PlainDialect implements Dialect {
    @Override
    public DataFlow stateFlow(StateKind kind, ObjectNode state, Site site) {
        JsonNode parameters = state.path("Parameters");
        if (parameters.path("Reads").isString()) {
            site.reads().add(parameters.path("Reads").stringValue());
        }
        if (parameters.path("value").asString("").equals("broken")) {
            site.field("Parameters").error(Fields.SCHEMA, "broken");
        }
        return DataFlow.IDENTITY;
    }

    @Override
    public DataFlow catcherFlow(ObjectNode catcher, Site site) {
        return DataFlow.IDENTITY;
    }

    @Override
    public DataFlow ruleFlow(ObjectNode rule, ObjectNode choice, Site site) {
        return DataFlow.IDENTITY;
    }

    @Override
    public Condition condition(ObjectNode rule, Site site) {
        return (_, _) -> true;
    }

    @Override
    public @Nullable IntegerField integer(ObjectNode owner, String field, int min, int max, Site site) {
        return owner.has(field) || owner.has(field + "Path")
                ? IntegerField.literal(owner.path(field).asInt(0))
                : null;
    }

    @Override
    public @Nullable NumberField number(ObjectNode owner, String field, double min, double max, Site site) {
        return owner.has(field) || owner.has(field + "Path")
                ? (_, _) -> owner.path(field).asDouble(0)
                : null;
    }

    @Override
    public @Nullable TextField text(ObjectNode owner, String field, Site site) {
        return owner.has(field) || owner.has(field + "Path") || owner.has(field + ".$")
                ? TextField.literal(owner.path(field).asString(""))
                : null;
    }

    @Override
    public WaitField waitField(ObjectNode wait, Site site) {
        return (_, _) -> Instant.EPOCH;
    }

    @Override
    public ItemsField items(ObjectNode map, Site site) {
        return (_, effective) -> effective;
    }

    @Override
    public Template template(JsonNode template, String name, Site site) {
        return (_, root) -> root;
    }
}
