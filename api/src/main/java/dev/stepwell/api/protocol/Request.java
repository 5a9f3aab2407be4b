package dev.stepwell.api.protocol;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The members of a checked request; a member that is JSON null counts as absent. Confined to one call. */
public final class Request {
    private final JsonNode members;

    Request(JsonNode members) {
        this.members = members;
    }

    /** A member that the model requires. */
    public String text(String name) {
        return required(name).stringValue();
    }

    public @Nullable String textOrNull(String name) {
        JsonNode value = tree(name);
        return value == null ? null : value.stringValue();
    }

    public int whole(String name, int otherwise) {
        JsonNode value = tree(name);
        return value == null ? otherwise : value.intValue();
    }

    public boolean flag(String name, boolean otherwise) {
        JsonNode value = tree(name);
        return value == null ? otherwise : value.booleanValue();
    }

    /** A member that the model requires, as it is. */
    public JsonNode required(String name) {
        JsonNode value = tree(name);
        if (value == null) {
            throw new IllegalStateException("the model lets '" + name + "' be absent, the operation does not");
        }
        return value;
    }

    public @Nullable JsonNode tree(String name) {
        JsonNode value = members.get(name);
        return value == null || value.isNull() ? null : value;
    }

    public boolean has(String name) {
        return tree(name) != null;
    }
}
