package dev.stepwell.asl.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Utils;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Functions over text, regular expressions aside. Pure. */
final class TextFunctions {
    private TextFunctions() {}

    static void register(BuiltIns.Registry registry) {
        registry.add("string", "<x-b?:s>", 2, TextFunctions::string)
                .add("substring", "<s-nn?:s>", 3, TextFunctions::substring)
                .add("substringBefore", "<s-s:s>", 2, TextFunctions::substringBefore)
                .add("substringAfter", "<s-s:s>", 2, TextFunctions::substringAfter)
                .add("lowercase", "<s-:s>", 1, of(text -> text.toLowerCase(Locale.ROOT)))
                .add("uppercase", "<s-:s>", 1, of(text -> text.toUpperCase(Locale.ROOT)))
                .add("length", "<s-:n>", 1, of(text -> text.codePointCount(0, text.length())))
                .add("trim", "<s-:s>", 1, of(Functions::trim))
                .add("pad", "<s-ns?:s>", 3, TextFunctions::pad)
                .add("join", "<a<s>s?:s>", 2, TextFunctions::join)
                .add("base64encode", "<s-:s>", 1, of(TextFunctions::encode))
                .add("base64decode", "<s-:s>", 1, of(TextFunctions::decode));
    }

    /** A function of one text that is undefined where its argument is. */
    static BuiltIn.Body of(java.util.function.Function<String, @Nullable Object> function) {
        return arguments -> {
            String text = arguments.text(0);
            return text == null ? null : function.apply(text);
        };
    }

    private static @Nullable Object string(Arguments arguments) {
        return string(arguments.at(0), Boolean.TRUE.equals(arguments.flag(1)));
    }

    /** A value as text: texts as they are, functions as nothing, everything else as JSON; undefined is null. */
    static @Nullable String string(@Nullable Object value, boolean pretty) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Number number -> JsonText.number(number);
            case Utils.JList<?> list when list.outerWrapper -> string(list.get(0), pretty);
            default -> Values.isFunction(value) ? "" : JsonText.of(value, pretty);
        };
    }

    private static @Nullable Object substring(Arguments arguments) {
        String text = arguments.text(0);
        Number from = arguments.number(1);
        if (text == null || from == null) {
            return text;
        }
        int length = text.codePointCount(0, text.length());
        long start = (long) from.doubleValue();
        start = start < 0 ? Math.max(0, length + start) : Math.min(start, length);
        long end = length;
        Number count = arguments.number(2);
        if (count != null) {
            if (count.doubleValue() <= 0) {
                return "";
            }
            end = Math.min(length, (long) Math.min(Integer.MAX_VALUE, start + count.doubleValue()));
        }
        return text.substring(
                text.offsetByCodePoints(0, (int) start), text.offsetByCodePoints(0, (int) Math.max(start, end)));
    }

    private static @Nullable Object substringBefore(Arguments arguments) {
        String text = arguments.text(0);
        String mark = arguments.text(1);
        int at = text == null || mark == null ? -1 : text.indexOf(mark);
        return text == null || at < 0 ? text : text.substring(0, at);
    }

    private static @Nullable Object substringAfter(Arguments arguments) {
        String text = arguments.text(0);
        String mark = arguments.text(1);
        int at = text == null || mark == null ? -1 : text.indexOf(mark);
        return text == null || mark == null || at < 0 ? text : text.substring(at + mark.length());
    }

    private static @Nullable Object pad(Arguments arguments) {
        String text = arguments.text(0);
        Number width = arguments.number(1);
        if (text == null || width == null) {
            return text;
        }
        String filler = arguments.text(2);
        filler = filler == null || filler.isEmpty() ? " " : filler;
        long missing = (long) Math.abs(width.doubleValue()) - text.codePointCount(0, text.length());
        if (missing <= 0) {
            return text;
        }
        Budget.checkLength(text.length() + missing);
        String padding = filler(filler, (int) missing);
        return width.doubleValue() < 0 ? padding + text : text + padding;
    }

    private static String filler(String unit, int codePoints) {
        int length = unit.codePointCount(0, unit.length());
        Budget.checkLength((long) codePoints / length * unit.length());
        String rest = unit.substring(0, unit.offsetByCodePoints(0, codePoints % length));
        return unit.repeat(codePoints / length).concat(rest);
    }

    private static @Nullable Object join(Arguments arguments) {
        List<?> parts = arguments.list(0);
        if (parts == null) {
            return null;
        }
        String separator = arguments.text(1);
        StringBuilder joined = new StringBuilder();
        String between = "";
        for (Object part : parts) {
            joined.append(between).append(part);
            Budget.checkLength(joined.length());
            between = separator == null ? "" : separator;
        }
        return joined.toString();
    }

    private static String encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String text) {
        return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
