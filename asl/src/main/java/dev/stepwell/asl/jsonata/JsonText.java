package dev.stepwell.asl.jsonata;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON text of a value as {@code $string} writes it: numbers to 15 digits, functions as empty text. */
final class JsonText {
    private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_EVEN);
    private static final int PLAIN_EXPONENT_MAX = 20;
    private static final int PLAIN_EXPONENT_MIN = -6;
    private static final String INDENT = "  ";
    private static final int CHARS_PER_WORK_SHIFT = 6;

    private final StringBuilder out = new StringBuilder();
    private final boolean pretty;

    private JsonText(boolean pretty) {
        this.pretty = pretty;
    }

    static String of(@Nullable Object value, boolean pretty) {
        JsonText text = new JsonText(pretty);
        text.write(value, "\n");
        Evaluation.spend(text.out.length() >> CHARS_PER_WORK_SHIFT);
        return text.out.toString();
    }

    private void write(@Nullable Object value, String newLine) {
        Budget.checkLength(out.length());
        switch (value) {
            case String text -> quote(text);
            case Number number -> out.append(finite(number));
            case Boolean flag -> out.append(flag);
            case Map<?, ?> map -> object(map, newLine);
            case List<?> list -> array(list, newLine);
            case null, default -> out.append(Values.isFunction(value) ? "\"\"" : "null");
        }
    }

    private void object(Map<?, ?> map, String newLine) {
        String inner = newLine + INDENT;
        String separator = "";
        out.append('{');
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(separator).append(pretty ? inner : "");
            quote(String.valueOf(entry.getKey()));
            out.append(pretty ? ": " : ":");
            write(entry.getValue(), inner);
            separator = ",";
        }
        out.append(pretty && !map.isEmpty() ? newLine : "").append('}');
    }

    private void array(List<?> list, String newLine) {
        String inner = newLine + INDENT;
        String separator = "";
        out.append('[');
        for (Object member : list) {
            out.append(separator).append(pretty ? inner : "");
            write(member, inner);
            separator = ",";
        }
        out.append(pretty && !list.isEmpty() ? newLine : "").append(']');
    }

    private void quote(String text) {
        out.append('"');
        for (int at = 0; at < text.length(); at++) {
            char ch = text.charAt(at);
            switch (ch) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (ch < ' ' || isLone(text, at)) {
                        out.append("\\u").append(HexFormat.of().toHexDigits(ch));
                    } else {
                        out.append(ch);
                    }
                }
            }
        }
        out.append('"');
    }

    /** Whether one half of a surrogate pair stands there without the other. */
    private static boolean isLone(String text, int at) {
        char ch = text.charAt(at);
        if (Character.isHighSurrogate(ch)) {
            return at + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(ch) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    private static String finite(Number value) {
        if (!Double.isFinite(value.doubleValue())) {
            throw NumberFunctions.outOfRange(value);
        }
        return number(value);
    }

    /** A number as {@code $string} writes it. */
    static String number(Number value) {
        double real = value.doubleValue();
        if (!Double.isFinite(real)) {
            throw QueryError.coded("D3001", "Attempting to invoke string function on Infinity or NaN");
        }
        if (value instanceof Integer || value instanceof Long || real == Math.rint(real)) {
            return exact(value);
        }
        return exact(new BigDecimal(real).round(DIGITS).doubleValue());
    }

    /** A number as JavaScript prints it: plain between 1e-7 and 1e21, else with exponent; null where JSON has none. */
    static String exact(Number value) {
        if (value instanceof Integer || value instanceof Long) {
            return value.toString();
        }
        double real = value.doubleValue();
        if (!Double.isFinite(real)) {
            return "null";
        }
        if (real == 0) {
            return "0";
        }
        BigDecimal exact = new BigDecimal(Double.toString(real)).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        if (exponent >= PLAIN_EXPONENT_MIN && exponent <= PLAIN_EXPONENT_MAX) {
            return exact.toPlainString();
        }
        String digits = exact.unscaledValue().abs().toString();
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        String sign = exponent < 0 ? "-" : "+";
        return (real < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + sign + Math.abs(exponent);
    }
}
