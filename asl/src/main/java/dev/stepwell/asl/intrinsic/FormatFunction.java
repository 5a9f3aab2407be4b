package dev.stepwell.asl.intrinsic;

import dev.stepwell.asl.json.Json;
import java.util.Iterator;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** States.Format: puts its arguments in place of the {@code {}} of a template. Confined to one evaluation. */
final class FormatFunction {
    /** Longest text made; more than any payload may hold. */
    static final int CHARACTERS_MAX = 16 * 1024 * 1024;

    private final Arguments arguments;
    private final StringBuilder made = new StringBuilder();
    private int used = 1;

    private FormatFunction(Arguments arguments) {
        this.arguments = arguments;
    }

    static JsonNode format(Arguments arguments) {
        String text = new FormatFunction(arguments).fill(arguments.template(0));
        arguments.work().make(text.length());
        return Json.NODES.stringNode(text);
    }

    private String fill(String template) {
        int at = 0;
        while (at < template.length()) {
            char c = template.charAt(at);
            if (c == '\\' && at + 1 < template.length() && "'{}\\".indexOf(template.charAt(at + 1)) >= 0) {
                made.append(template.charAt(at + 1));
                at += 2;
            } else if (c == '{') {
                if (at + 1 >= template.length() || template.charAt(at + 1) != '}') {
                    throw arguments.failure("Invalid template in States.Format: matching '}' not found for '{'.");
                }
                placeholder();
                at += 2;
            } else if (c == '}') {
                throw arguments.failure("Invalid template in States.Format: matching '{' not found for '}'.");
            } else {
                made.append(c);
                at++;
            }
        }
        if (used != arguments.count()) {
            throw mismatch();
        }
        return made.toString();
    }

    private void placeholder() {
        if (used >= arguments.count()) {
            throw mismatch();
        }
        append(arguments.value(used++));
    }

    private RuntimeException mismatch() {
        return arguments.invalid("number of arguments do not match the occurrences of {}.");
    }

    /** Arrays and objects appear the way Java prints its collections, which is what the service shows. */
    private void append(JsonNode value) {
        switch (value) {
            case ObjectNode object -> {
                made.append('{');
                for (Iterator<Map.Entry<String, JsonNode>> members =
                                object.properties().iterator();
                        members.hasNext(); ) {
                    Map.Entry<String, JsonNode> member = members.next();
                    made.append(member.getKey()).append('=');
                    append(member.getValue());
                    made.append(members.hasNext() ? ", " : "");
                }
                made.append('}');
            }
            case ArrayNode array -> {
                made.append('[');
                for (int i = 0; i < array.size(); i++) {
                    made.append(i == 0 ? "" : ", ");
                    append(array.get(i));
                }
                made.append(']');
            }
            default -> made.append(value.isNull() ? "null" : value.asString());
        }
        if (made.length() > CHARACTERS_MAX) {
            throw arguments.invalid("the result is longer than " + CHARACTERS_MAX + " characters.");
        }
    }
}
