package dev.stepwell.asl.choice;

import dev.stepwell.asl.expression.Condition;
import dev.stepwell.asl.expression.Site;
import dev.stepwell.asl.path.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns a rule of a Choice into a {@link Condition}. The shape of the rule (one test, an operand of the right type) was
 * checked before; only its paths can still be wrong. Stateless.
 */
public final class RuleCompiler {
    private static final Condition NEVER = (_, _) -> false;

    private RuleCompiler() {}

    /** Compiles one rule, nested ones included; what is wrong with its paths is reported at {@code site}. */
    public static Condition compile(ObjectNode rule, Site site) {
        if (rule.has("And")) {
            return new AllOf(nested(rule.get("And"), site.field("And")));
        }
        if (rule.has("Or")) {
            return new AnyOf(nested(rule.get("Or"), site.field("Or")));
        }
        if (rule.get("Not") instanceof ObjectNode negated) {
            return new Not(compile(negated, site.field("Not")));
        }
        Query variable = path(rule.get("Variable"), site.field("Variable"));
        return variable == null ? NEVER : dataTest(variable, rule, site);
    }

    private static List<Condition> nested(JsonNode rules, Site site) {
        List<Condition> conditions = new ArrayList<>(rules.size());
        for (JsonNode rule : rules) {
            conditions.add(compile((ObjectNode) rule, site.element(conditions.size())));
        }
        return conditions;
    }

    private static Condition dataTest(Query variable, ObjectNode rule, Site site) {
        for (Map.Entry<String, JsonNode> member : rule.properties()) {
            Condition test = dataTest(variable, member.getKey(), member.getValue(), site);
            if (test != null) {
                return test;
            }
        }
        throw new IllegalArgumentException("a rule without an operator at " + site.location());
    }

    /** Null when {@code name} is not that of an operator. */
    private static @Nullable Condition dataTest(Query variable, String name, JsonNode operand, Site site) {
        TypeTest.Kind kind = Operators.typeTest(name);
        if (kind != null) {
            return new TypeTest(variable, kind, operand.booleanValue());
        }
        if (name.equals("StringMatches")) {
            return new WildcardTest(variable, Wildcard.compile(operand.stringValue()));
        }
        Operators.Comparator comparator = Operators.comparator(name);
        if (comparator == null) {
            return null;
        }
        if (!comparator.byPath()) {
            return new Comparison(variable, new Operand.Literal(operand), comparator);
        }
        Query path = path(operand, site.field(name));
        return path == null ? NEVER : new Comparison(variable, new Operand.ByPath(path), comparator);
    }

    private static @Nullable Query path(@Nullable JsonNode value, Site site) {
        String text = value == null ? "" : value.asString("");
        Query query = Query.parse(text);
        if (query == null) {
            String reason = text.startsWith("$") ? "" : ": Reference path didn't start with '$'";
            site.error("SCHEMA_VALIDATION_FAILED", "Value is not a Reference Path" + reason);
            return null;
        }
        query.noteReads(site.reads());
        return query;
    }
}
