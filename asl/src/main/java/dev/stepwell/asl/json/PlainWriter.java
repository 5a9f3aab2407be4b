package dev.stepwell.asl.json;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Writes small trees of whole numbers and plain text, which most results are: to make Jackson's generator costs more
 * than what it then writes of them. Everything else it leaves alone. What it gives is what Jackson gives. Confined to
 * one call.
 */
final class PlainWriter {
    /** Longer texts are worth a generator. */
    private static final int BYTES_MAX = 1_024;

    private static final int DEPTH_MAX = 16;
    private static final int FIRST_SIZE = 64;

    private byte[] bytes = new byte[FIRST_SIZE];
    private int size;

    private PlainWriter() {}

    /** Compact text as UTF-8, or null when the tree is not so small or plain. */
    static byte @Nullable [] write(JsonNode tree) {
        PlainWriter writer = new PlainWriter();
        return writer.value(tree, DEPTH_MAX) ? Arrays.copyOf(writer.bytes, writer.size) : null;
    }

    /** False when this is not a value for here. */
    private boolean value(JsonNode node, int depth) {
        return switch (node) {
            case ObjectNode object -> depth > 0 && members(object, depth - 1);
            case ArrayNode array -> depth > 0 && elements(array, depth - 1);
            case StringNode text -> quoted(text.stringValue());
            case IntNode _, LongNode _ -> ascii(Long.toString(node.longValue()));
            case BooleanNode _ -> ascii(node.booleanValue() ? "true" : "false");
            case NullNode _ -> ascii("null");
            default -> false;
        };
    }

    private boolean members(ObjectNode object, int depth) {
        char before = '{';
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (!(put(before) && quoted(member.getKey()) && put(':') && value(member.getValue(), depth))) {
                return false;
            }
            before = ',';
        }
        return (before == ',' || put('{')) && put('}');
    }

    private boolean elements(ArrayNode array, int depth) {
        char before = '[';
        for (JsonNode element : array) {
            if (!(put(before) && value(element, depth))) {
                return false;
            }
            before = ',';
        }
        return (before == ',' || put('[')) && put(']');
    }

    private boolean quoted(String text) {
        return put('"') && ascii(text) && put('"');
    }

    /** Characters that are written as they are, in one byte each. */
    private boolean ascii(String text) {
        int length = text.length();
        if (!hasRoom(length)) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
            bytes[size++] = (byte) c;
        }
        return true;
    }

    private boolean put(char c) {
        if (!hasRoom(1)) {
            return false;
        }
        bytes[size++] = (byte) c;
        return true;
    }

    private boolean hasRoom(int more) {
        int needed = size + more;
        if (needed > bytes.length) {
            if (needed > BYTES_MAX) {
                return false;
            }
            bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
        }
        return true;
    }
}
