package dev.stepwell.asl.compile;

import dev.stepwell.asl.expression.Site;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Warnings about literals in JSONPath states that look as if they were meant to be evaluated. */
final class TemplateWarnings {
    private static final Pattern PATH = Pattern.compile("\\$\\$?(\\.|\\[).*", Pattern.DOTALL);
    private static final Pattern INTRINSIC = Pattern.compile("States\\.[A-Za-z0-9]+\\(.*\\)", Pattern.DOTALL);

    private TemplateWarnings() {}

    /** Warns in payload templates about members without {@code .$} that look like a path or an intrinsic function. */
    static void check(Fields owner, String... templates) {
        for (String template : templates) {
            JsonNode value = owner.json().get(template);
            if (value != null && value.isContainer()) {
                checkMembers(value, owner.at(template));
            }
        }
    }

    private static void checkMembers(JsonNode value, Site site) {
        if (value instanceof ObjectNode object) {
            object.properties().forEach(member -> checkMember(member.getKey(), member.getValue(), site));
        } else if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i).isContainer()) {
                    checkMembers(array.get(i), site.element(i));
                }
            }
        }
    }

    private static void checkMember(String name, JsonNode value, Site site) {
        if (value.isContainer()) {
            checkMembers(value, site.field(name));
        } else if (value.isString() && !name.endsWith(".$") && looksDynamic(value.stringValue())) {
            site.field(name)
                    .warning(
                            "NO_DOLLAR",
                            "The value of the field '" + name
                                    + "' looks like a JSONPath or an intrinsic function, but the name of the field"
                                    + " does not end with '.$'");
        }
    }

    /** Warns about literal fields whose value looks like a path. */
    static void checkLiterals(Fields owner, String... names) {
        for (String name : names) {
            JsonNode value = owner.json().get(name);
            if (value != null && value.isString() && looksLikePath(value.stringValue())) {
                owner.at(name)
                        .warning(
                                "NO_PATH",
                                "The value of the field '" + name
                                        + "' looks like a path, but the name of the field does not end with 'Path'");
            }
        }
    }

    /** Warns about a Result of a Pass that seems to expect evaluation. */
    static void checkResult(@Nullable JsonNode result, Site site) {
        if (result != null && isMeantToBeEvaluated(result)) {
            site.warning(
                    "PASS_RESULT_IS_STATIC", "The Result of a Pass state is static: paths in it are not evaluated");
        }
    }

    private static boolean isMeantToBeEvaluated(JsonNode value) {
        if (value instanceof ObjectNode object) {
            return object.properties().stream()
                    .anyMatch(member -> member.getKey().endsWith(".$") || isMeantToBeEvaluated(member.getValue()));
        }
        if (value instanceof ArrayNode array) {
            return array.valueStream().anyMatch(TemplateWarnings::isMeantToBeEvaluated);
        }
        return value.isString() && looksDynamic(value.stringValue());
    }

    private static boolean looksDynamic(String text) {
        return looksLikePath(text)
                || (text.startsWith("States.") && INTRINSIC.matcher(text).matches());
    }

    private static boolean looksLikePath(String text) {
        return text.startsWith("$") && (text.length() == 1 || PATH.matcher(text).matches());
    }
}
