package dev.stepwell.asl.choice;

import dev.stepwell.asl.expression.Condition;
import dev.stepwell.asl.expression.Site;
import dev.stepwell.asl.path.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns a rule of a Choice into a {@link Condition}. Stateless. */
public final class RuleCompiler {
    private static final String SCHEMA = "SCHEMA_VALIDATION_FAILED";
    private static final Condition NEVER = (_, _) -> false;

    /** Members of a rule that are not its test. */
    private static final Set<String> OTHER_FIELDS = Set.of("Variable", "Next", "Comment", "Assign", "Output");

    private RuleCompiler() {}

    /** Compiles one rule, nested ones included; what is wrong with it is reported at {@code site}. */
    public static Condition compile(ObjectNode rule, Site site) {
        if (rule.get("And") != null) {
            return new AllOf(nested(rule.get("And"), site.field("And")));
        }
        if (rule.get("Or") != null) {
            return new AnyOf(nested(rule.get("Or"), site.field("Or")));
        }
        if (rule.get("Not") != null) {
            return new Not(inner(rule.get("Not"), site.field("Not")));
        }
        return dataTest(rule, site);
    }

    private static List<Condition> nested(JsonNode rules, Site site) {
        List<Condition> conditions = new ArrayList<>();
        if (!(rules instanceof ArrayNode array)) {
            site.error(SCHEMA, "Expected value of type Array");
            return conditions;
        }
        if (array.isEmpty()) {
            site.error(SCHEMA, "Value cannot be empty");
        }
        for (int i = 0; i < array.size(); i++) {
            conditions.add(inner(array.get(i), site.element(i)));
        }
        return conditions;
    }

    private static Condition inner(JsonNode rule, Site site) {
        if (rule instanceof ObjectNode object) {
            return compile(object, site);
        }
        site.error(SCHEMA, "Expected value of type Object");
        return NEVER;
    }

    private static Condition dataTest(ObjectNode rule, Site site) {
        List<String> operators = rule.propertyNames().stream()
                .filter(name -> !OTHER_FIELDS.contains(name))
                .toList();
        Query variable = path(rule.get("Variable"), "Variable", site);
        if (operators.size() != 1) {
            site.error(SCHEMA, "There should only be one of the following fields: " + Operators.names());
            return NEVER;
        }
        if (variable == null) {
            return NEVER;
        }
        String operator = operators.getFirst();
        JsonNode operand = rule.get(operator);
        Condition test = typeTest(operator, variable, operand, site);
        return test != null ? test : comparison(operator, variable, operand, site);
    }

    private static @Nullable Condition typeTest(String operator, Query variable, JsonNode operand, Site site) {
        TypeTest.Kind kind = Operators.typeTest(operator);
        if (kind == null) {
            return null;
        }
        if (!operand.isBoolean()) {
            site.field(operator).error(SCHEMA, "Expected value of type Boolean");
            return NEVER;
        }
        return new TypeTest(variable, kind, operand.booleanValue());
    }

    private static Condition comparison(String operator, Query variable, JsonNode operand, Site site) {
        if (operator.equals("StringMatches")) {
            if (!operand.isString()) {
                site.field(operator).error(SCHEMA, "Expected value of type String");
                return NEVER;
            }
            return new WildcardTest(variable, Wildcard.compile(operand.stringValue()));
        }
        Operators.Comparator comparator = Operators.comparator(operator);
        if (comparator == null) {
            site.error(SCHEMA, "Field '" + operator + "' is not supported");
            return NEVER;
        }
        if (comparator.byPath()) {
            Query path = path(operand, operator, site);
            return path == null ? NEVER : new Comparison(variable, new Operand.ByPath(path), comparator);
        }
        if (!comparator.type().accepts(operand)) {
            site.field(operator).error(SCHEMA, comparator.type().complaint(operand));
            return NEVER;
        }
        return new Comparison(variable, new Operand.Literal(operand), comparator);
    }

    private static @Nullable Query path(@Nullable JsonNode value, String field, Site site) {
        if (value == null) {
            site.error(SCHEMA, "These fields are required: [" + field + "]");
            return null;
        }
        Query query = value.isString() ? Query.parse(value.stringValue()) : null;
        if (query == null) {
            boolean rooted = value.isString() && value.stringValue().startsWith("$");
            site.field(field)
                    .error(
                            SCHEMA,
                            "Value is not a Reference Path" + (rooted ? "" : ": Reference path didn't start with '$'"));
            return null;
        }
        query.noteReads(site.reads());
        return query;
    }
}
