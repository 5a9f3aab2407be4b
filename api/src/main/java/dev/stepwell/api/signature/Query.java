package dev.stepwell.api.signature;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** The parameters of a query, decoded. Immutable. */
final class Query {
    private static final String SIGNATURE = "X-Amz-Signature";
    private static final int HEX_DIGITS = 16;
    private static final int ESCAPE_LENGTH = 3;
    private static final Query NONE = new Query(List.of());

    private final List<Parameter> parameters;

    /** Name and value as they are signed: every byte escaped that is not a letter, a digit or one of {@code -._~}. */
    private record Parameter(String name, String value) {}

    private Query(List<Parameter> parameters) {
        this.parameters = List.copyOf(parameters);
    }

    static Query parse(String raw) {
        if (raw.isEmpty()) {
            return NONE;
        }
        List<Parameter> parameters = new ArrayList<>();
        for (String each : raw.split("&")) {
            if (!each.isEmpty()) {
                int equals = each.indexOf('=');
                String name = equals < 0 ? each : each.substring(0, equals);
                parameters.add(new Parameter(decode(name), equals < 0 ? "" : decode(each.substring(equals + 1))));
            }
        }
        return new Query(parameters);
    }

    boolean has(String name) {
        return parameters.stream().anyMatch(parameter -> parameter.name.equals(name));
    }

    /** The first value, or nothing. */
    String value(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name.equals(name))
                .map(Parameter::value)
                .findFirst()
                .orElse("");
    }

    /** As it is signed: sorted, escaped, without the signature itself. */
    String canonical() {
        if (parameters.isEmpty()) {
            return "";
        }
        StringJoiner text = new StringJoiner("&");
        parameters.stream()
                .filter(parameter -> !parameter.name.equals(SIGNATURE))
                .map(parameter -> new Parameter(encode(parameter.name), encode(parameter.value)))
                .sorted(Comparator.comparing(Parameter::name).thenComparing(Parameter::value))
                .forEach(parameter -> text.add(parameter.name + '=' + parameter.value));
        return text.toString();
    }

    /** Escapes that are none are taken as they are; the signature will not match then. */
    private static String decode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int escaped = c == '%' ? escape(text, i) : -1;
            if (escaped >= 0) {
                bytes.write(escaped);
                i += ESCAPE_LENGTH;
            } else {
                bytes.writeBytes((c == '+' ? " " : String.valueOf(c)).getBytes(StandardCharsets.UTF_8));
                i++;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int escape(String text, int at) {
        if (at + ESCAPE_LENGTH > text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(at + 1), HEX_DIGITS);
        int low = Character.digit(text.charAt(at + 2), HEX_DIGITS);
        return high < 0 || low < 0 ? -1 : high * HEX_DIGITS + low;
    }

    /** A path as it is signed: what was sent, escaped once more between its slashes. */
    static String encodePath(String path) {
        return path.equals("/") ? path : encode(path, "-._~/");
    }

    private static String encode(String text) {
        return encode(text, "-._~");
    }

    private static String encode(String text, String plain) {
        StringBuilder encoded = new StringBuilder(text.length() * 2);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || plain.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return encoded.toString();
    }
}
