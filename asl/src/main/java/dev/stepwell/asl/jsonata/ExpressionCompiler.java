package dev.stepwell.asl.jsonata;

import dev.stepwell.asl.expression.Site;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns {@code {% ... %}} texts into expressions and reports what AWS would refuse. Stateless. */
final class ExpressionCompiler {
    private static final String OPEN = "{%";
    private static final String CLOSE = "%}";
    private static final String INVALID = "INVALID_JSONATA_EXPRESSION";
    private static final String UNSUPPORTED = "UNSUPPORTED_JSONATA_EXPRESSION";

    private ExpressionCompiler() {}

    /** Whether a text is meant as an expression; one that does not end as such is refused when it is compiled. */
    static boolean isExpression(String text) {
        return text.startsWith(OPEN);
    }

    /**
     * Compiles a delimited text; problems are reported at the site.
     *
     * @return null when the text does not parse
     */
    static @Nullable Expression compile(String delimited, StatesScope scope, Site site) {
        if (!delimited.endsWith(CLOSE) || delimited.length() < OPEN.length() + CLOSE.length()) {
            site.error("SCHEMA_VALIDATION_FAILED", "JSONata string must start with {% and end with %}");
            return null;
        }
        String text = delimited
                .substring(OPEN.length(), delimited.length() - CLOSE.length())
                .strip();
        Query query;
        try {
            query = Query.parse(text);
        } catch (QueryFault fault) {
            site.error(INVALID, FailureText.syntax(fault.thrown()));
            return null;
        }
        check(query.references(), scope, site);
        site.reads().addAll(query.references().reads());
        return new Expression(text, query, scope);
    }

    private static void check(References references, StatesScope scope, Site site) {
        List<String> messages = new ArrayList<>();
        for (String name : references.topLevel()) {
            messages.add("Reference to '" + name + "' at the top level is not supported.");
        }
        if (references.usesRoot()) {
            messages.add("Reference to '$$' is not supported.");
        }
        for (String member : references.statesMembers()) {
            if (!scope.has(member)) {
                messages.add("Field '$states." + member + "' does not exist.");
            }
        }
        messages.forEach(message -> site.error(UNSUPPORTED, message));
    }
}
