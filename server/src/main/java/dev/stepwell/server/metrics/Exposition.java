package dev.stepwell.server.metrics;

import dev.stepwell.engine.metric.Histogram;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Writes the text format of Prometheus, version 0.0.4: a HELP and a TYPE line for each metric, then its samples.
 * Confined to one call.
 */
final class Exposition {
    private static final int INITIAL_CHARS = 16 * 1024;

    private final StringBuilder text = new StringBuilder(INITIAL_CHARS);

    Exposition counter(String name, String help, double value) {
        return family(name, "counter", help).sample(name, null, null, value);
    }

    Exposition counter(String name, String help, long value) {
        return counter(name, help, (double) value);
    }

    Exposition gauge(String name, String help, double value) {
        return family(name, "gauge", help).sample(name, null, null, value);
    }

    Exposition gauge(String name, String help, long value) {
        return gauge(name, help, (double) value);
    }

    /** A sample for each item, labelled with its place in the list. */
    <T> Exposition counters(String name, String help, String label, List<T> items, ToDoubleFunction<T> value) {
        return family(name, "counter", help).samples(name, label, items, value);
    }

    /** A sample for each item, labelled with its place in the list. */
    <T> Exposition gauges(String name, String help, String label, List<T> items, ToLongFunction<T> value) {
        return family(name, "gauge", help).samples(name, label, items, item -> (double) value.applyAsLong(item));
    }

    /** @param perUnit how much of the recorded values makes one of the unit that the name tells */
    Exposition histogram(String name, String help, Histogram histogram, double perUnit) {
        family(name, "histogram", help);
        long[] bounds = histogram.bounds();
        // what is recorded meanwhile may be missing in the sum, but the buckets and their count agree
        long[] counts = histogram.cumulative();
        for (int i = 0; i < bounds.length; i++) {
            sample(name + "_bucket", "le", number(bounds[i] / perUnit), (double) counts[i]);
        }
        double count = (double) counts[counts.length - 1];
        return sample(name + "_bucket", "le", "+Inf", count)
                .sample(name + "_sum", null, null, histogram.sum() / perUnit)
                .sample(name + "_count", null, null, count);
    }

    /** Begins a metric, whose samples follow. */
    Exposition family(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(escaped(help)).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        return this;
    }

    Exposition sample(String name, @Nullable String label, @Nullable String labelValue, double value) {
        text.append(name);
        if (label != null) {
            text.append('{').append(label).append("=\"").append(labelValue).append("\"}");
        }
        text.append(' ').append(number(value)).append('\n');
        return this;
    }

    private <T> Exposition samples(String name, String label, List<T> items, ToDoubleFunction<T> value) {
        for (int i = 0; i < items.size(); i++) {
            sample(name, label, Integer.toString(i), value.applyAsDouble(items.get(i)));
        }
        return this;
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value).toLowerCase(Locale.ROOT);
    }

    private static String escaped(String help) {
        return help.replace("\\", "\\\\").replace("\n", "\\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
