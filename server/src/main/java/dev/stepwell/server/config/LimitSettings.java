package dev.stepwell.server.config;

import dev.stepwell.asl.Limits;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Limits from a profile and single settings: {@code payload-bytes-max=1048576}. The keys are the components of
 * {@link Limits}.
 */
public final class LimitSettings {
    private LimitSettings() {}

    /**
     * The profile with {@code overrides} applied.
     *
     * @throws InvalidConfiguration naming the profile, key or value that is not known
     */
    public static Limits limits(String profile, Map<String, String> overrides) {
        Limits base = switch (profile) {
            case "aws" -> Limits.aws();
            case "relaxed" -> Limits.relaxed();
            default -> throw new InvalidConfiguration("limits must be 'aws' or 'relaxed', but was '" + profile + "'");
        };
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : Limits.class.getRecordComponents()) {
            values.put(key(component), read(component, base));
        }
        overrides.forEach((key, text) -> {
            Object known = values.get(key);
            if (known == null) {
                throw new InvalidConfiguration(
                        "unknown limit '" + key + "', expected one of " + String.join(", ", values.keySet()));
            }
            values.put(key, parse(key, text, known));
        });
        return build(values.values());
    }

    private static Object parse(String key, String text, Object known) {
        try {
            long value = Long.parseLong(text.trim());
            if (value < 1 || (known instanceof Integer && value > Integer.MAX_VALUE)) {
                throw new NumberFormatException(text);
            }
            return known instanceof Integer ? (Object) (int) value : (Object) value;
        } catch (NumberFormatException e) {
            throw new InvalidConfiguration("limit '" + key + "' must be a positive number, but was '" + text + "'");
        }
    }

    private static String key(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Object read(RecordComponent component, Limits limits) {
        try {
            return component.getAccessor().invoke(limits);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a public record has public accessors", e);
        }
    }

    private static Limits build(Iterable<Object> values) {
        List<Object> arguments = new ArrayList<>();
        values.forEach(arguments::add);
        try {
            Constructor<?> canonical = Limits.class.getDeclaredConstructors()[0];
            return (Limits) canonical.newInstance(arguments.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record has one canonical constructor", e);
        }
    }
}
