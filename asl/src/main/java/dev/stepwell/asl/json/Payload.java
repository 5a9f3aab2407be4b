package dev.stepwell.asl.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A JSON document as it travels through an execution: UTF-8 text, a tree, or both.
 *
 * <p>States that do not look inside pass the same instance on, so its text is written once and never parsed. Either
 * form is derived from the other on first use and kept. Immutable to its users: nobody changes the tree or the bytes.
 * Thread-safe (a race derives the same value twice).
 */
public final class Payload {
    public static final Payload EMPTY_OBJECT = ofText("{}");
    public static final Payload NULL = ofText("null");

    private byte @Nullable [] utf8;
    private @Nullable JsonNode tree;

    private Payload(byte @Nullable [] utf8, @Nullable JsonNode tree) {
        this.utf8 = utf8;
        this.tree = tree;
    }

    /** Takes JSON text already known to be valid; the text is kept to the letter. */
    public static Payload ofText(String json) {
        return new Payload(json.getBytes(StandardCharsets.UTF_8), null);
    }

    /** Takes JSON text already known to be valid, as UTF-8 that nobody will change. */
    public static Payload ofUtf8(byte[] json) {
        return new Payload(json, null);
    }

    /** Takes valid JSON text together with its tree, so that neither has to be derived. */
    public static Payload of(byte[] utf8, JsonNode tree) {
        return new Payload(utf8, tree);
    }

    /** Takes a tree that nobody will change. */
    public static Payload of(JsonNode tree) {
        return new Payload(null, tree);
    }

    /** The text as UTF-8; callers must not change it. */
    public byte[] utf8() {
        byte[] known = utf8;
        if (known == null) {
            known = Json.write(tree());
            utf8 = known;
        }
        return known;
    }

    /** The text. */
    public String text() {
        return new String(utf8(), StandardCharsets.UTF_8);
    }

    /** The tree; callers must not change it. */
    public JsonNode tree() {
        JsonNode known = tree;
        if (known == null) {
            byte[] text = utf8;
            if (text == null) {
                throw new IllegalStateException("a payload has neither text nor tree");
            }
            known = Json.read(text);
            tree = known;
        }
        return known;
    }

    /** Length of the text in bytes of UTF-8, which is what AWS's size limits count. */
    public int size() {
        return utf8().length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Payload that && (this == that || Arrays.equals(utf8(), that.utf8()));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(utf8());
    }

    @Override
    public String toString() {
        return text();
    }
}
