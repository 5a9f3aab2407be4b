package dev.stepwell.api.protocol;

import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.databind.JsonNode;

/**
 * Writes the JSON body of an answer straight to UTF-8. Absent (null) values are left out, as AWS leaves them out. It
 * has no buffers before its first member: many a call waits long until it knows one. Confined to one call.
 */
public final class Answer {
    private static final int INITIAL_BYTES = 512;
    private static final int MILLIS_PER_SECOND = 1_000;

    private @Nullable ByteArrayBuilder bytes;
    private @Nullable JsonGenerator generator;

    public Answer text(String name, @Nullable String value) {
        if (value != null) {
            json().writeStringProperty(name, value);
        }
        return this;
    }

    public Answer number(String name, @Nullable Integer value) {
        if (value != null) {
            json().writeNumberProperty(name, value.intValue());
        }
        return this;
    }

    public Answer number(String name, long value) {
        json().writeNumberProperty(name, value);
        return this;
    }

    public Answer flag(String name, boolean value) {
        json().writeBooleanProperty(name, value);
        return this;
    }

    /** A point in time: seconds since 1970 with milliseconds as decimals. */
    public Answer time(String name, @Nullable Instant value) {
        if (value != null) {
            json().writeName(name);
            json().writeNumber(seconds(value.toEpochMilli()));
        }
        return this;
    }

    /** A payload as a JSON string, escaped from its bytes without becoming a Java string. */
    public Answer payload(String name, @Nullable Payload value) {
        if (value != null) {
            byte[] utf8 = value.utf8();
            json().writeName(name);
            json().writeUTF8String(utf8, 0, utf8.length);
        }
        return this;
    }

    /** The first {@code length} bytes of a payload's text as a JSON string. */
    public Answer payload(String name, Payload value, int length) {
        json().writeName(name);
        json().writeUTF8String(value.utf8(), 0, length);
        return this;
    }

    /** A value that is a tree already. */
    public Answer tree(String name, @Nullable JsonNode value) {
        if (value != null) {
            json().writeName(name);
            json().writeTree(value);
        }
        return this;
    }

    /** A nested object. */
    public Answer object(String name, Consumer<Answer> members) {
        json().writeName(name);
        return object(members);
    }

    /** A list of objects. */
    public <T> Answer list(String name, Iterable<T> items, ItemWriter<T> writer) {
        json().writeName(name);
        json().writeStartArray();
        for (T item : items) {
            json().writeStartObject();
            writer.write(item, this);
            json().writeEndObject();
        }
        json().writeEndArray();
        return this;
    }

    /** A list of strings. */
    public Answer texts(String name, Iterable<String> items) {
        json().writeName(name);
        json().writeStartArray();
        items.forEach(json()::writeString);
        json().writeEndArray();
        return this;
    }

    /** Bytes written so far, but for what is still buffered. */
    public int size() {
        return bytes == null ? 0 : bytes.size();
    }

    /** Ends the object; nothing can be written any more. */
    public byte[] finish() {
        JsonGenerator json = json();
        json.writeEndObject();
        json.close();
        return Objects.requireNonNull(bytes).getClearAndRelease();
    }

    private JsonGenerator json() {
        JsonGenerator known = generator;
        if (known == null) {
            bytes = new ByteArrayBuilder(INITIAL_BYTES);
            known = Json.MAPPER.createGenerator(bytes);
            known.writeStartObject();
            generator = known;
        }
        return known;
    }

    /** Writes the members of one item of a list. */
    @FunctionalInterface
    public interface ItemWriter<T> {
        void write(T item, Answer answer);
    }

    private Answer object(Consumer<Answer> members) {
        json().writeStartObject();
        members.accept(this);
        json().writeEndObject();
        return this;
    }

    private static String seconds(long epochMillis) {
        long whole = Math.floorDiv(epochMillis, MILLIS_PER_SECOND);
        int millis = Math.floorMod(epochMillis, MILLIS_PER_SECOND);
        String decimals = Integer.toString(MILLIS_PER_SECOND + millis);
        return whole + "." + decimals.substring(1);
    }
}
