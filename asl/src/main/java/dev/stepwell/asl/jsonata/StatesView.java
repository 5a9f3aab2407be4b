package dev.stepwell.asl.jsonata;

import dev.stepwell.asl.expression.Frame;
import dev.stepwell.asl.json.Payload;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The reserved variable {@code $states}: a map whose members are built when read. Confined to one evaluation. */
final class StatesView extends AbstractMap<String, Object> {
    private final Frame frame;
    private final StatesScope scope;

    StatesView(Frame frame, StatesScope scope) {
        this.frame = frame;
        this.scope = scope;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        JsonNode member = key instanceof String name ? member(frame, scope, name) : null;
        return member == null ? null : Values.fromJson(member);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return get(key) != null;
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        Map<String, Object> members = new LinkedHashMap<>();
        for (String name : StatesScope.MEMBERS) {
            JsonNode member = member(frame, scope, name);
            if (member != null) {
                members.put(name, Values.fromJson(member));
            }
        }
        return members.entrySet();
    }

    /** The member {@code name} of {@code $states}, or null where it does not exist. */
    static @Nullable JsonNode member(Frame frame, StatesScope scope, String name) {
        return switch (name) {
            case StatesScope.INPUT -> frame.input().tree();
            case StatesScope.CONTEXT -> frame.context();
            case StatesScope.RESULT -> scope.hasResult() ? tree(frame.result()) : null;
            case StatesScope.ERROR_OUTPUT -> scope.hasErrorOutput() ? tree(frame.errorOutput()) : null;
            default -> null;
        };
    }

    private static @Nullable JsonNode tree(@Nullable Payload payload) {
        return payload == null ? null : payload.tree();
    }
}
