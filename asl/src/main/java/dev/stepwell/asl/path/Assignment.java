package dev.stepwell.asl.path;

import dev.stepwell.asl.expression.Frame;
import dev.stepwell.asl.expression.Site;
import dev.stepwell.asl.json.Payload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Assign: a payload template whose members become variables. Immutable. */
final class Assignment {
    private final List<TemplateNode.Member> variables;

    private Assignment(List<TemplateNode.Member> variables) {
        this.variables = List.copyOf(variables);
    }

    /** Null when there is no Assign. */
    static @Nullable Assignment compile(@Nullable JsonNode assign, Site site) {
        if (!(assign instanceof ObjectNode members)) {
            return null;
        }
        List<TemplateNode.Member> variables = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            TemplateNode value = TemplateCompiler.member(member.getKey(), member.getValue(), site);
            variables.add(new TemplateNode.Member(TemplateCompiler.plainName(member.getKey()), value));
        }
        return new Assignment(variables);
    }

    /** The new values, all computed from the old ones, in definition order. */
    Map<String, Payload> evaluate(Frame frame, Payload root) {
        Map<String, Payload> values = LinkedHashMap.newLinkedHashMap(variables.size());
        for (TemplateNode.Member variable : variables) {
            values.put(
                    variable.name(), Written.checked(Payload.of(variable.value().evaluate(frame, root))));
        }
        return values;
    }
}
