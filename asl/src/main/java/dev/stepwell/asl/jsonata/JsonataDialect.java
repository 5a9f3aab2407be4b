package dev.stepwell.asl.jsonata;

import dev.stepwell.asl.expression.Condition;
import dev.stepwell.asl.expression.DataFlow;
import dev.stepwell.asl.expression.Dialect;
import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.expression.IntegerField;
import dev.stepwell.asl.expression.ItemsField;
import dev.stepwell.asl.expression.NumberField;
import dev.stepwell.asl.expression.Problems;
import dev.stepwell.asl.expression.Site;
import dev.stepwell.asl.expression.StateKind;
import dev.stepwell.asl.expression.Template;
import dev.stepwell.asl.expression.TextField;
import dev.stepwell.asl.expression.WaitField;
import dev.stepwell.asl.json.Payload;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The query language JSONata. Stateless and thread-safe; what it returns is immutable. */
public final class JsonataDialect implements Dialect {
    private static final String SCHEMA = "SCHEMA_VALIDATION_FAILED";
    private static final String OUTPUT = "Output";
    private static final Set<StateKind> WITH_RESULT = Set.of(StateKind.TASK, StateKind.PARALLEL, StateKind.MAP);

    @Override
    public DataFlow stateFlow(StateKind kind, ObjectNode state, Site site) {
        StatesScope after = WITH_RESULT.contains(kind) ? StatesScope.AFTER_WORK : StatesScope.PLAIN;
        return flow(
                template(state, "Arguments", StatesScope.PLAIN, site),
                template(state, OUTPUT, after, site),
                assign(state, after, site));
    }

    @Override
    public DataFlow catcherFlow(ObjectNode catcher, Site site) {
        return flow(
                null,
                template(catcher, OUTPUT, StatesScope.IN_CATCH, site),
                assign(catcher, StatesScope.IN_CATCH, site));
    }

    @Override
    public DataFlow ruleFlow(ObjectNode rule, ObjectNode choice, Site site) {
        TemplateNode output = template(rule, OUTPUT, StatesScope.PLAIN, site);
        if (output == null) {
            Site state = Place.state(site);
            // The state's own flow has already reported what is wrong with its Output.
            Site silent = new Site(state.location(), new Problems(), new HashSet<>());
            output = template(choice, OUTPUT, StatesScope.PLAIN, silent);
        }
        return flow(null, output, assign(rule, StatesScope.PLAIN, site));
    }

    @Override
    public Condition condition(ObjectNode rule, Site site) {
        JsonNode condition = rule.get("Condition");
        if (condition != null && condition.isBoolean()) {
            boolean always = condition.booleanValue();
            return (_, _) -> always;
        }
        FieldValue value = computed(rule, "Condition", site);
        return value == null ? (_, _) -> false : (frame, _) -> value.flag(frame);
    }

    @Override
    public @Nullable IntegerField integer(ObjectNode owner, String field, int min, int max, Site site) {
        JsonNode given = owner.get(field);
        if (given == null) {
            return null;
        }
        if (given.isNumber()) {
            return IntegerField.literal(
                    given.canConvertToInt() ? given.intValue() : given.doubleValue() < 0 ? min : max);
        }
        FieldValue value = computed(owner, field, site);
        return value == null ? IntegerField.literal(min) : (frame, _) -> value.integer(frame, min, max);
    }

    @Override
    public @Nullable NumberField number(ObjectNode owner, String field, double min, double max, Site site) {
        JsonNode given = owner.get(field);
        if (given == null) {
            return null;
        }
        if (given.isNumber()) {
            double literal = given.doubleValue();
            return (_, _) -> literal;
        }
        FieldValue value = computed(owner, field, site);
        return value == null ? (_, _) -> min : (frame, _) -> value.number(frame, min, max);
    }

    @Override
    public @Nullable TextField text(ObjectNode owner, String field, Site site) {
        JsonNode given = owner.get(field);
        if (given == null) {
            return null;
        }
        if (given.isString() && !ExpressionCompiler.isExpression(given.stringValue())) {
            return TextField.literal(given.stringValue());
        }
        FieldValue value = computed(owner, field, site);
        return value == null ? TextField.literal("") : (frame, _) -> value.text(frame);
    }

    @Override
    public WaitField waitField(ObjectNode wait, Site site) {
        return WaitFields.compile(wait, this, site);
    }

    @Override
    public ItemsField items(ObjectNode map, Site site) {
        JsonNode items = map.get("Items");
        if (items == null) {
            return (_, effective) -> itemsOfInput(effective);
        }
        if (items.isString()) {
            FieldValue value = computed(map, "Items", site);
            return value == null ? (_, effective) -> effective : (frame, _) -> Payload.of(value.array(frame));
        }
        TemplateNode template = TemplateNode.compile(items, "Items", StatesScope.PLAIN, site.field("Items"));
        return (frame, _) -> Payload.of(template.evaluate(frame));
    }

    private static Payload itemsOfInput(Payload input) {
        if (!input.tree().isArray()) {
            throw EvaluationFailure.query("Map state input must be an array but was: " + input.text(), null);
        }
        return input;
    }

    @Override
    public Template template(JsonNode template, String name, Site site) {
        String location = Place.of(name, Place.owner(name, site));
        TemplateNode node = TemplateNode.compile(template, location, StatesScope.PLAIN, site);
        return (frame, _) -> Payload.of(node.evaluate(frame));
    }

    /** A field that must be one expression; reports it and returns null when it is not. */
    static @Nullable FieldValue computed(ObjectNode owner, String field, Site site) {
        JsonNode given = owner.path(field);
        Site place = site.field(field);
        if (!given.isString() || !ExpressionCompiler.isExpression(given.stringValue())) {
            place.error(SCHEMA, "Value is not a valid JSONata expression");
            return null;
        }
        Expression expression = ExpressionCompiler.compile(given.stringValue(), StatesScope.PLAIN, place);
        return expression == null ? null : new FieldValue(expression, field, Place.of(field, site));
    }

    private static @Nullable TemplateNode template(ObjectNode owner, String field, StatesScope scope, Site site) {
        JsonNode template = owner.get(field);
        return template == null
                ? null
                : TemplateNode.compile(template, Place.of(field, site), scope, site.field(field));
    }

    private static @Nullable List<Map.Entry<String, TemplateNode>> assign(
            ObjectNode owner, StatesScope scope, Site site) {
        if (!(owner.get("Assign") instanceof ObjectNode variables)) {
            return null;
        }
        Site place = site.field("Assign");
        String location = Place.of("Assign", site);
        List<Map.Entry<String, TemplateNode>> assigned = new ArrayList<>(variables.size());
        for (Map.Entry<String, JsonNode> variable : variables.properties()) {
            String name = variable.getKey();
            assigned.add(Map.entry(
                    name, TemplateNode.compile(variable.getValue(), location + "/" + name, scope, place.field(name))));
        }
        return List.copyOf(assigned);
    }

    private static DataFlow flow(
            @Nullable TemplateNode arguments,
            @Nullable TemplateNode output,
            @Nullable List<Map.Entry<String, TemplateNode>> assign) {
        return arguments == null && output == null && assign == null
                ? DataFlow.IDENTITY
                : new JsonataFlow(arguments, output, assign);
    }
}
